using Microsoft.Extensions.Time.Testing;
using static OpenRouter.Aot.Tests.Keys.RingSteps;

namespace OpenRouter.Aot.Tests.Keys;

/// <summary>What becomes of benches, probes, leases and limits when keys turn out to share an account.</summary>
public class AccountMergeTests
{
    private static readonly AccountIdentity Organization = new(AccountSource.Organization, "org_1");
    private static readonly AccountIdentity ErrorUser = new(AccountSource.ErrorUser, "user_2");

    private readonly FakeTimeProvider time = new();

    [Fact]
    public void A_bench_of_either_holds_for_both()
    {
        KeyRing ring = Ring(time, ManyKeys(3));
        DateTimeOffset soon = time.GetUtcNow().AddMinutes(10), late = time.GetUtcNow().AddHours(3);
        ring.KeyOf("key-1").Account.Bench(soon, "out of credits", freeModelsOnly: false);
        ring.KeyOf("key-2").Account.Bench(late, "out of credits again", freeModelsOnly: false);
        ring.KeyOf("key-2").Account.Bench(late, "quota", freeModelsOnly: true);
        Assert.Equal("key-3", ring.Serve());

        foreach (string alias in (string[])["key-3", "key-2", "key-1"])
            Identify(ring, alias, Organization);

        Assert.Null(ring.Serve());
        Assert.All(ring.Entries, entry => Assert.Equal("out of credits again", entry.GetStatistics().Reason));
        Assert.All(ring.Entries, entry => Assert.InRange(entry.GetStatistics().BenchedUntil!.Value, late, late.AddMinutes(1)));
        Assert.All(ring.Entries, entry => Assert.InRange(entry.GetStatistics().FreeModelsBenchedUntil!.Value, late, late.AddMinutes(1)));
        time.Advance(TimeSpan.FromHours(2));
        Assert.Null(ring.Serve());
        time.Advance(TimeSpan.FromHours(1.1));
        KeyLease probe = ring.Lend();
        Assert.Null(ring.Serve());
        probe.Complete(Verdicts.Good);
        Assert.Equal(3, ring.Serve(9).Distinct().Count());
    }

    [Fact]
    public void What_is_held_against_the_account_holds_against_a_key_that_joins_it()
    {
        KeyRing ring = Ring(time, ManyKeys(3));
        Identify(ring, "key-1", ErrorUser);
        ring.KeyOf("key-1").Account.Bench(null, "out of credits", freeModelsOnly: false);
        Assert.Equal(["key-2", "key-3"], ring.Serve(6).Distinct().Order());
        Identify(ring, "key-2", ErrorUser);
        Assert.Equal(["key-3"], ring.Serve(6).Distinct());
    }

    [Fact]
    public void A_half_open_account_has_one_probe_with_the_keys_that_join_it()
    {
        KeyRing ring = Ring(time, ManyKeys(3));
        Identify(ring, "key-1", ErrorUser);
        ring.KeyOf("key-1").Account.Bench(null, "out of credits", freeModelsOnly: false);
        time.Advance(TimeSpan.FromMinutes(2));
        KeyLease probe = ring.KeyOf("key-1").Lend();

        // The account is the same under its better name, and so is its probe.
        Identify(ring, "key-1", Organization);
        Identify(ring, "key-2", Organization);
        Identify(ring, "key-3", Organization);
        Assert.Null(ring.Serve());
        probe.Complete(Verdicts.Good);
        Assert.Equal(3, ring.Serve(9).Distinct().Count());
    }

    [Fact]
    public void A_probe_of_an_account_that_lost_its_key_decides_nothing_and_blocks_nobody()
    {
        KeyRing ring = Ring(time, ManyKeys(4));
        foreach (string alias in (string[])["key-1", "key-2"])
            Identify(ring, alias, ErrorUser);
        Identify(ring, "key-3", Organization);
        PoolAccount left = ring.KeyOf("key-1").Account, joined = ring.KeyOf("key-3").Account;
        left.Bench(null, "out of credits", freeModelsOnly: false);
        time.Advance(TimeSpan.FromMinutes(2));
        KeyLease probe = ring.KeyOf("key-1").Lend();

        Identify(ring, "key-1", Organization);
        Assert.Same(joined, ring.KeyOf("key-1").Account);
        Assert.Equal((KeyState.HalfOpen, KeyState.HalfOpen), (left.Breaker.State, joined.Breaker.State));
        probe.Complete(Verdicts.Good);

        Assert.Equal((true, true), (left.Breaker.Admits, joined.Breaker.Admits));
        Assert.NotNull(left.Breaker.Condition);
        ring.KeyOf("key-2").Report(Verdicts.Good);
        ring.KeyOf("key-3").Report(Verdicts.Good);
        Assert.Equal((null, null), (left.Breaker.Condition, joined.Breaker.Condition));
    }

    [Fact]
    public void What_is_told_late_of_an_account_that_is_gone_is_told_of_its_heir()
    {
        KeyRing ring = Ring(time, ManyKeys(3));
        Identify(ring, "key-1", Organization);
        PoolAccount gone = ring.KeyOf("key-2").Account;
        KeyLease lease = ring.KeyOf("key-2").Lend();
        Identify(ring, "key-2", Organization);
        Assert.Same(KeyCondition.Removed, gone.Breaker.Condition);

        gone.Bench(time.GetUtcNow().AddHours(1), "quota", freeModelsOnly: true);
        lease.Complete(Verdicts.OutOfCredits);
        Assert.Equal(("out of credits", "quota"), (ring.KeyOf("key-1").Account.Breaker.Condition!.Reason, ring.KeyOf("key-1").Account.FreeBreaker.Condition!.Reason));
        Assert.Equal("key-3", ring.Serve());
    }

    [Fact]
    public void Leases_limits_and_exclusions_go_on_over_a_regrouping()
    {
        KeyRing ring = Ring(time, ManyKeys(3, (key, slot) => key.MaxConcurrency = slot == 0 ? 2 : null));
        KeyLease[] held = [ring.KeyOf("key-1").Lend(), ring.KeyOf("key-1").Lend(), ring.KeyOf("key-2").Lend()];
        KeySet excluded = default;
        excluded.Add(ring.KeyOf("key-2"));
        PoolKey first = ring.KeyOf("key-1");

        foreach (string alias in (string[])["key-1", "key-2", "key-3"])
            Identify(ring, alias, Organization);

        Assert.Same(first, ring.KeyOf("key-1"));
        Assert.False(first.TryLend(isFreeModel: false, out _));
        Assert.All(Enumerable.Range(0, 6), _ => Assert.Equal("key-3", ring.Serve(excluded: excluded)));
        Assert.All(held, lease => Assert.True(lease.Complete(Verdicts.Good)));
        Assert.Equal((0, 3L), (ring.Entries.Sum(entry => entry.GetStatistics().InFlight), ring.StatisticsOf("key-1").Succeeded + ring.StatisticsOf("key-2").Succeeded));
        Assert.Equal(3, ring.Serve(9).Distinct().Count());
    }

    [Fact]
    public void Free_models_stay_on_the_account_as_it_is_known_by_now()
    {
        KeyRing ring = Ring(time, ManyKeys(4));
        Assert.Equal(["key-1"], Served());
        Identify(ring, "key-3", Organization);
        Identify(ring, "key-1", Organization);
        Assert.Equal(["key-1", "key-3"], Served());

        ring.Lend(isFreeModel: true).Complete(Verdicts.FreeQuotaUntil(time.GetUtcNow().AddHours(1)));
        Assert.Empty(Served());
        Identify(ring, "key-2", Organization);
        Assert.Empty(Served());
        Assert.Equal(4, ring.Serve(12).Distinct().Count());

        string[] Served() => [.. Enumerable.Range(0, 8).Select(_ => ring.Serve(isFreeModel: true)).OfType<string>().Distinct().Order()];
    }

    [Fact]
    public void Sessions_stay_on_the_account_as_it_is_known_by_now()
    {
        KeyRing ring = Ring(time, ManyKeys(12));
        for (int slot = 0; slot < 12; slot++)
            ring.Identify(ring.Entries[slot].Key, new(AccountSource.Organization, $"org_{slot % 3}"));
        time.Advance(TimeSpan.FromMilliseconds(100));

        for (ulong session = 1; session < 200; session++)
        {
            PoolKey favourite = ring.KeyOf(ring.Serve(session: session)!);
            favourite.Bench();
            Assert.Same(favourite.Account, ring.KeyOf(ring.Serve(session: session)!).Account);
            favourite.Heal();
        }
    }

    private void Identify(KeyRing ring, string alias, AccountIdentity identity)
    {
        ring.Identify(ring.KeyOf(alias), identity);
        time.Advance(TimeSpan.FromMilliseconds(100));
    }
}
