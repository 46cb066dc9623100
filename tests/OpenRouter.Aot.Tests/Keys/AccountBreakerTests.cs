using Microsoft.Extensions.Time.Testing;
using static OpenRouter.Aot.Tests.Keys.RingSteps;

namespace OpenRouter.Aot.Tests.Keys;

/// <summary>What is held against an account takes all of its keys out, and one request over all of them finds out whether it is over.</summary>
public class AccountBreakerTests
{
    private static readonly Verdict TooMuchInFlight = new(VerdictScope.Account, VerdictAction.Slow, null, "in flight");
    private static readonly Verdict TooDear = new(VerdictScope.Request, VerdictAction.Reroute, null, "can only afford");

    private readonly FakeTimeProvider time = new();

    public static TheoryData<string> Proofs => ["good", "model", "request", "key+model"];

    public static TheoryData<string> NoProofs => ["service", "slow", "reroute", "doubtful", "refused", "quota", "abandoned"];

    [Fact]
    public void A_bench_takes_out_all_keys_of_the_account_and_no_others()
    {
        KeyRing ring = Ring(time, [In("acme", "a"), In("acme", "b"), In("other", "c"), Key("d")]);
        ring.KeyOf("a").Report(Verdicts.OutOfCredits);

        Assert.All(ring.Serve(8), alias => Assert.Contains(alias, (string[])["c", "d"]));
        foreach (string alias in (string[])["a", "b"])
        {
            KeyStatistics statistics = ring.StatisticsOf(alias);
            Assert.Equal(("acme", AccountSource.Label, KeyState.Benched, "out of credits"), (statistics.Account, statistics.AccountSource, statistics.State, statistics.Reason));
            Assert.InRange(statistics.BenchedUntil!.Value - time.GetUtcNow(), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(66));
        }

        Assert.Equal(["acme"], ring.GetAccountBenches().Keys);
        Assert.Equal(ring.StatisticsOf("a").BenchedUntil, ring.GetAccountBenches()["acme"]);
        Assert.Equal((AccountSource.None, KeyState.Available), (ring.StatisticsOf("d").AccountSource, ring.StatisticsOf("d").State));
    }

    [Fact]
    public void Half_open_it_has_one_probe_for_all_keys_and_its_success_brings_them_all_back()
    {
        KeyRing ring = HalfOpen(out KeyLease probe);
        Assert.All(ring.Entries, entry => Assert.Equal(KeyState.HalfOpen, entry.GetStatistics().State));
        Assert.Null(ring.Serve());
        Assert.All(ring.Entries, entry => Assert.False(entry.Key.TryLend(isFreeModel: false, out _)));

        probe.Complete(Verdicts.Good);

        Assert.All(ring.Entries, entry => Assert.Equal((KeyState.Available, null), (entry.GetStatistics().State, entry.GetStatistics().Reason)));
        Assert.Equal(["a", "b", "c"], ring.Serve(12).Distinct().Order());
    }

    [Fact]
    public void A_probe_that_fails_benches_it_again_for_longer_and_a_success_forgets_that()
    {
        KeyRing ring = HalfOpen(out KeyLease probe);
        foreach (int minutes in (int[])[2, 4, 8, 16, 32, 60, 60])
        {
            probe.Complete(Verdicts.OutOfCredits);
            Assert.Null(ring.Serve());
            Assert.InRange(Left(ring), TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(minutes + 1));
            time.Advance(Left(ring) - TimeSpan.FromTicks(1));
            Assert.Null(ring.Serve());
            time.Advance(TimeSpan.FromTicks(1));
            probe = ring.Lend();
        }

        probe.Complete(Verdicts.Good);
        ring.Lend().Complete(Verdicts.OutOfCredits);
        Assert.InRange(Left(ring), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(66));
    }

    [Theory]
    [MemberData(nameof(Proofs))]
    public void An_answer_for_which_the_account_must_have_been_accepted_proves_it(string what)
    {
        KeyRing ring = HalfOpen(out KeyLease probe);
        End(probe, what);
        Assert.Null(ring.KeyOf("a").Account.Breaker.Condition);
    }

    [Theory]
    [MemberData(nameof(NoProofs))]
    public void Any_other_leaves_the_probe_to_the_next_request(string what)
    {
        KeyRing ring = HalfOpen(out KeyLease probe);
        PoolAccount account = probe.Key.Account;
        End(probe, what);

        Assert.Equal((KeyState.HalfOpen, true), (account.Breaker.State, account.Breaker.Admits));
        KeyLease next = ring.Lend();
        Assert.Null(ring.Serve());
        next.Complete(Verdicts.Good);
        Assert.Null(account.Breaker.Condition);
    }

    [Fact]
    public void A_long_answer_that_has_begun_keeps_nobody_waiting_and_its_end_still_counts()
    {
        KeyRing ring = HalfOpen(out KeyLease probe);
        probe.NoteAccepted();
        Assert.All(ring.Entries, entry => Assert.Equal(KeyState.Available, entry.GetStatistics().State));
        Assert.Equal(["a", "b", "c"], ring.Serve(12).Distinct().Order());

        // The end of an attempt decides nothing more about a bench that came later; what it is blamed for it is blamed for.
        ring.Lend().Complete(Verdicts.OutOfCredits);
        time.Advance(Left(ring));
        probe.NoteAccepted();
        Assert.Equal(KeyState.HalfOpen, probe.Key.Account.Breaker.State);
        Assert.True(probe.Complete(Verdicts.OutOfCredits));
        Assert.Equal((KeyState.Benched, 2), (probe.Key.Account.Breaker.State, probe.Key.Account.Breaker.Condition!.Relapses));
    }

    [Fact]
    public void A_lease_that_was_given_back_proves_nothing_for_the_one_that_has_its_place()
    {
        KeyRing ring = Ring(time, [In("acme", "a")]);
        ring.KeyOf("a").Report(Verdicts.Refused);
        time.Advance(TimeSpan.FromMinutes(2));
        KeyLease late = ring.Lend();
        Assert.True(late.Abandon());
        KeyLease probe = ring.Lend();

        late.NoteAccepted();
        Assert.Equal(KeyState.HalfOpen, ring.KeyOf("a").Breaker.State);
        probe.NoteAccepted();
        Assert.Equal(KeyState.Available, ring.KeyOf("a").Breaker.State);
        Assert.True(probe.Complete(Verdicts.Good));
        default(KeyLease).NoteAccepted();
    }

    [Fact]
    public void What_began_before_the_bench_proves_nothing_after_it()
    {
        KeyRing ring = Ring(time, [In("acme", "a"), In("acme", "b")]);
        KeyLease[] early = [ring.Lend(), ring.Lend()];
        ring.Lend().Complete(Verdicts.OutOfCredits);
        early[0].Complete(Verdicts.Good);
        Assert.Null(ring.Serve());
        time.Advance(Left(ring));

        early[1].Complete(Verdicts.Good);
        Assert.Equal(KeyState.HalfOpen, ring.KeyOf("a").Account.Breaker.State);
        KeyLease probe = ring.Lend();
        Assert.Null(ring.Serve());
        probe.Complete(Verdicts.Good);
        Assert.NotNull(ring.Serve());
    }

    [Fact]
    public void A_probe_that_ends_late_decides_nothing_about_a_later_bench()
    {
        KeyRing ring = Ring(time, [In("acme", "a")]);
        KeyLease late = ring.Lend();
        ring.Lend().Complete(Verdicts.OutOfCredits);
        time.Advance(Left(ring));
        KeyLease stale = ring.Lend();
        late.Complete(Verdicts.OutOfCredits);
        time.Advance(Left(ring));
        KeyLease probe = ring.Lend();

        stale.Complete(Verdicts.Good);
        Assert.Equal(KeyState.HalfOpen, probe.Key.Account.Breaker.State);
        Assert.Null(ring.Serve());
        probe.Complete(Verdicts.Good);
        Assert.NotNull(ring.Serve());
    }

    [Fact]
    public void A_bench_of_the_account_and_one_of_a_key_stand_side_by_side()
    {
        KeyRing ring = Ring(time, [In("acme", "a"), In("acme", "b")]);
        DateTimeOffset tomorrow = time.GetUtcNow().AddDays(1);
        ring.KeyOf("a").Report(Verdicts.LimitedUntil(tomorrow));
        ring.KeyOf("b").Report(Verdicts.OutOfCredits);

        Dictionary<string, KeyCondition?> outages = ring.Route(null, isFreeModel: false).GetOutages().ToDictionary(one => one.Key.Alias, one => one.Out);
        Assert.Equal(("limit", "out of credits"), (outages["a"]!.Reason, outages["b"]!.Reason));
        Assert.InRange(ring.StatisticsOf("a").BenchedUntil!.Value, tomorrow, tomorrow.AddMinutes(1));

        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal((KeyState.Benched, KeyState.HalfOpen), (ring.StatisticsOf("a").State, ring.StatisticsOf("b").State));
        Assert.Equal(["b", "b"], ring.Serve(2));
        Assert.Equal((KeyState.Benched, KeyState.Available), (ring.StatisticsOf("a").State, ring.StatisticsOf("b").State));
        Assert.Null(ring.Route(null, isFreeModel: false).GetOutages().Single(one => one.Key.Alias == "b").Out);
    }

    [Fact]
    public void A_key_and_its_account_that_are_both_half_open_are_proved_by_one_request()
    {
        KeyRing ring = Ring(time, [In("acme", "a")]);
        PoolKey key = ring.KeyOf("a");
        KeyLease other = key.Lend();
        key.Report(Verdicts.Doubtful, 3);
        other.Complete(Verdicts.OutOfCredits);
        time.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal((KeyState.HalfOpen, KeyState.HalfOpen), (key.Breaker.State, key.Account.Breaker.State));

        KeyLease probe = ring.Lend();
        Assert.Null(ring.Serve());
        Assert.True(probe.Abandon());
        probe = ring.Lend();
        probe.Complete(Verdicts.Good);
        Assert.Equal((KeyState.Available, KeyState.Available), (key.Breaker.State, key.Account.Breaker.State));
    }

    [Fact]
    public void A_probe_that_finds_its_key_full_is_not_taken()
    {
        KeyOptions narrow = In("acme", "a");
        narrow.MaxConcurrency = 1;
        KeyRing ring = Ring(time, [narrow]);
        KeyLease held = ring.Lend();
        Assert.Null(ring.Serve());
        ring.KeyOf("a").Account.Bench(null, "out of credits", freeModelsOnly: false);
        time.Advance(TimeSpan.FromMinutes(2));
        KeyCondition? before = ring.KeyOf("a").Account.Breaker.Condition;

        Assert.Null(ring.Serve());
        Assert.Same(before, ring.KeyOf("a").Account.Breaker.Condition);
        held.Complete(Verdicts.Good);
        Assert.NotNull(ring.Serve());
        Assert.Null(ring.KeyOf("a").Account.Breaker.Condition);
    }

    [Fact]
    public void A_replacement_that_serves_goes_on_serving_when_their_account_comes_back()
    {
        KeyOptions rotated = Key("a", "old");
        rotated.Replacement = Secret("new");
        KeyRing ring = Ring(time, [rotated]);
        Assert.Equal(["a", "a"], ring.Serve(2));
        Assert.True(ring.Entries[0].Key.IsReplaced);
        ring.Lend().Complete(Verdicts.OutOfCredits);
        Assert.Null(ring.Serve());
        time.Advance(TimeSpan.FromMinutes(2));

        KeyLease probe = ring.Lend();
        Assert.True(probe.Key.Secret.HasSameSecret(Secret("new")));
        probe.Complete(Verdicts.Good);
        Assert.Equal((KeyState.Available, KeyState.Standby), (ring.StatisticsOf("a").State, ring.StatisticsOf("a").OtherSecret));
    }

    private static KeyOptions In(string account, string alias)
    {
        KeyOptions options = Key(alias);
        options.Account = account;
        return options;
    }

    private KeyRing HalfOpen(out KeyLease probe)
    {
        KeyRing ring = Ring(time, [In("acme", "a"), In("acme", "b"), In("acme", "c")]);
        ring.Lend().Complete(Verdicts.OutOfCredits);
        time.Advance(Left(ring));
        probe = ring.Lend();
        return ring;
    }

    private void End(KeyLease probe, string what)
    {
        Assert.True(what switch
        {
            "good" => probe.Complete(Verdicts.Good),
            "model" => probe.Complete(Verdicts.Throttled),
            "request" => probe.Complete(new Verdict(VerdictScope.Request, VerdictAction.Surface, null, "bad request")),
            "key+model" => probe.Complete(new Verdict(VerdictScope.KeyAndModel, VerdictAction.Exclude, null, "not allowed")),
            "service" => probe.Complete(Verdicts.ServiceDown),
            "slow" => probe.Complete(TooMuchInFlight),
            "reroute" => probe.Complete(TooDear),
            "doubtful" => probe.Complete(Verdicts.Doubtful),
            "refused" => probe.Complete(Verdicts.Refused),
            "quota" => probe.Complete(Verdicts.FreeQuotaUntil(time.GetUtcNow().AddHours(1))),
            _ => probe.Abandon(),
        });
    }

    private TimeSpan Left(KeyRing ring) => ring.Entries[0].Key.Account.Breaker.Condition!.Until!.Value - time.GetUtcNow();
}
