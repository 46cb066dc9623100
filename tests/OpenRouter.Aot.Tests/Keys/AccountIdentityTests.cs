using Microsoft.Extensions.Time.Testing;
using static OpenRouter.Aot.Tests.Keys.RingSteps;

namespace OpenRouter.Aot.Tests.Keys;

/// <summary>Keys whose account the service tells are put together while they serve.</summary>
public class AccountIdentityTests
{
    private static readonly AccountIdentity Organization = new(AccountSource.Organization, "org_1");
    private static readonly AccountIdentity Creator = new(AccountSource.Creator, "user_1");
    private static readonly AccountIdentity ErrorUser = new(AccountSource.ErrorUser, "user_2");

    private readonly FakeTimeProvider time = new();

    public static TheoryData<string> Orders => new(
        from first in "OCE" from second in "OCE" from third in "OCE" where first != second && second != third && first != third select $"{first}{second}{third}");

    [Theory]
    [MemberData(nameof(Orders))]
    public void The_most_trusted_identity_counts_in_whatever_order_they_come(string order)
    {
        KeyRing ring = Ring(time, [Key("alone"), Key("a"), Key("b"), In("acme", "c")]);
        AccountSource best = AccountSource.None;
        foreach (char one in order)
        {
            AccountIdentity identity = one switch { 'O' => Organization, 'C' => Creator, _ => ErrorUser };
            foreach (string alias in (string[])["a", "b", "c"])
                ring.Identify(ring.KeyOf(alias), identity);
            time.Advance(TimeSpan.FromMilliseconds(100));

            best = identity.Source < best ? identity.Source : best;
            Assert.Same(ring.KeyOf("a").Account, ring.KeyOf("b").Account);
            Assert.Equal([("alone", AccountSource.None), ("account of a", best), ("account of a", best), ("acme", AccountSource.Label)], Accounts(ring));
        }

        Assert.Equal(AccountSource.Organization, best);
    }

    [Fact]
    public void Equal_identities_share_an_account_and_others_do_not()
    {
        KeyRing ring = Ring(time, ManyKeys(5));
        Identify(ring, "key-1", new(AccountSource.Organization, "x"));
        Identify(ring, "key-2", new(AccountSource.Creator, "x"));
        Identify(ring, "key-4", new(AccountSource.Organization, "x"));
        Identify(ring, "key-5", new(AccountSource.Creator, "x"));

        Assert.Equal(["account of key-1", "account of key-2", "key-3", "account of key-1", "account of key-2"], Accounts(ring).Select(one => one.Name));
        Assert.Equal(["key-1", "key-4"], Aliases(ring.KeyOf("key-4").Account));
        Assert.Equal(3, ring.Route(null, isFreeModel: false).Keys.Accounts.Length);
    }

    [Fact]
    public void A_better_identity_takes_only_its_own_keys_along()
    {
        KeyRing ring = Ring(time, ManyKeys(4));
        foreach (string alias in (string[])["key-1", "key-2", "key-3"])
            Identify(ring, alias, ErrorUser);
        Assert.Equal(["key-1", "key-2", "key-3"], Aliases(ring.KeyOf("key-1").Account));

        Identify(ring, "key-1", Organization);
        Assert.Equal(["account of key-1", "account of key-2", "account of key-2", "key-4"], Accounts(ring).Select(one => one.Name));
        Assert.Equal(["key-2", "key-3"], Aliases(ring.KeyOf("key-2").Account));
        Identify(ring, "key-4", ErrorUser);
        Assert.Equal(["key-2", "key-3", "key-4"], Aliases(ring.KeyOf("key-4").Account));
    }

    [Fact]
    public void Of_two_equally_trusted_the_later_holds()
    {
        KeyRing ring = Ring(time, ManyKeys(3));
        Identify(ring, "key-1", Organization);
        Identify(ring, "key-2", new(AccountSource.Organization, "org_2"));
        Identify(ring, "key-3", Organization);
        Identify(ring, "key-3", new(AccountSource.Organization, "org_2"));
        Assert.Equal(["key-2", "key-3"], Aliases(ring.KeyOf("key-3").Account));
    }

    [Theory]
    [InlineData(AccountSource.Organization, "")]
    [InlineData(AccountSource.Creator, null)]
    [InlineData(AccountSource.ErrorUser, " ")]
    [InlineData(AccountSource.Label, "acme")]
    [InlineData(AccountSource.None, "x")]
    public void Nobody_is_no_identity_and_a_label_is_not_the_service_s_to_give(AccountSource source, string? value)
    {
        KeyRing ring = Ring(time, [Key("a"), Key("b"), In("acme", "c")]);
        Identify(ring, "a", new(source, value));
        Identify(ring, "b", new(source, value));
        Assert.Equal([("a", AccountSource.None), ("b", AccountSource.None), ("acme", AccountSource.Label)], Accounts(ring));
    }

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
    public void A_reload_keeps_what_was_learned()
    {
        KeyRing ring = Ring(time, [Key("a"), Key("b"), Key("c")]);
        Identify(ring, "a", Organization);
        Identify(ring, "b", Organization);
        ring.KeyOf("a").Account.Bench(time.GetUtcNow().AddHours(5), "out of credits", freeModelsOnly: false);

        // Another alias and another group for the same secret; a key more; the first key gone, and with it the name.
        KeyOptions moved = Key("z", "b");
        moved.Group = "red";
        ring.Reload([Key("a"), moved, Key("c")], null);
        Assert.Equal([("account of a", AccountSource.Organization), ("account of a", AccountSource.Organization), ("c", AccountSource.None)], Accounts(ring));
        Assert.Null(ring.Serve("red"));
        ring.Reload([Key("new"), moved, Key("c")], null);
        Assert.Equal([("new", AccountSource.None), ("account of z", AccountSource.Organization), ("c", AccountSource.None)], Accounts(ring));
        Assert.Equal("out of credits", ring.StatisticsOf("z").Reason);
        Identify(ring, "c", Organization);
        Assert.Equal(["new"], ring.Serve(5).Distinct());
    }

    [Fact]
    public void A_label_hides_what_was_learned_and_its_end_shows_it_again()
    {
        KeyRing ring = Ring(time, [Key("a"), Key("b")]);
        Identify(ring, "a", Organization);
        Identify(ring, "b", Organization);
        ring.KeyOf("a").Account.Bench(time.GetUtcNow().AddHours(5), "out of credits", freeModelsOnly: false);

        ring.Reload([In("acme", "a"), Key("b")], null);
        Assert.Equal([("acme", AccountSource.Label), ("account of b", AccountSource.Organization)], Accounts(ring));
        Assert.Null(ring.Serve());
        Identify(ring, "b", new(AccountSource.Organization, "org_2"));
        Identify(ring, "a", new(AccountSource.Organization, "org_2"));
        Assert.Equal([("acme", AccountSource.Label), ("account of b", AccountSource.Organization)], Accounts(ring));

        ring.Reload([Key("a"), Key("b")], null);
        Assert.Equal([("account of a", AccountSource.Organization), ("account of a", AccountSource.Organization)], Accounts(ring));
        Assert.Null(ring.Serve());
    }

    [Fact]
    public void An_answer_for_a_key_that_a_reload_replaced_meanwhile_speaks_for_its_secret()
    {
        KeyRing ring = Ring(time, [Key("a"), Key("b")]);
        PoolKey before = ring.KeyOf("a");
        KeyOptions moved = Key("a");
        moved.Group = "red";
        ring.Reload([moved, Key("b")], null);
        Assert.NotSame(before, ring.KeyOf("a"));

        ring.Identify(before, Organization);
        Identify(ring, "b", Organization);
        Assert.Same(ring.KeyOf("a").Account, ring.KeyOf("b").Account);
    }

    [Fact]
    public void The_two_secrets_of_an_alias_are_of_one_account_until_they_say_otherwise()
    {
        KeyOptions rotated = Key("a", "old");
        rotated.Replacement = Secret("new");
        KeyRing ring = Ring(time, [Key("first"), rotated]);
        Identify(ring, "first", Organization);
        Identify(ring, "a", Organization);
        Assert.Same(ring.KeyOf("first").Account, ring.Entries[1].Replacement!.Account);

        ring.Identify(ring.Entries[1].Replacement!, new(AccountSource.Organization, "org_2"));
        time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.NotSame(ring.KeyOf("a").Account, ring.Entries[1].Replacement!.Account);

        // What only its companion told stays with it when that one goes.
        ring.Reload([Key("first"), Key("a", "new")], null);
        Assert.Equal([("account of first", AccountSource.Organization), ("account of a", AccountSource.Organization)], Accounts(ring));
    }

    [Fact]
    public void A_new_secret_that_nobody_knows_begins_alone_and_without_blame()
    {
        KeyRing ring = Ring(time, [Key("a"), Key("b")]);
        Identify(ring, "a", Organization);
        Identify(ring, "b", Organization);
        ring.Lend().Complete(Verdicts.OutOfCredits);
        ring.Reload([Key("a", "another"), Key("b")], null);
        Assert.Equal([("a", AccountSource.None), ("account of b", AccountSource.Organization)], Accounts(ring));
        Assert.Equal(["a"], ring.Serve(4).Distinct());
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

    [Fact]
    public void Thousands_that_are_identified_within_a_second_are_regrouped_a_few_times()
    {
        KeyRing ring = Ring(time, ManyKeys(4096));
        int regroupings = 0;
        ring.RegroupingDue = () =>
        {
            regroupings++;
            ring.Regroup();
        };
        time.Advance(TimeSpan.FromHours(1));
        for (int slot = 0; slot < 4096; slot++)
        {
            ring.Identify(ring.Entries[slot].Key, new(AccountSource.Organization, $"org_{slot % 7}"));
            if (slot % 64 == 0)
                time.Advance(TimeSpan.FromMilliseconds(1000 / 64));
        }

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.InRange(regroupings, 2, 12);
        Assert.Equal(7, ring.Entries.Select(entry => entry.Key.Account).Distinct().Count());
        Assert.All(ring.Entries, entry => Assert.True(entry.Key.Account.Keys.Contains(entry.Key)));

        // Nothing new, no regrouping.
        int before = regroupings;
        foreach (KeyEntry entry in ring.Entries)
            ring.Identify(entry.Key, new(AccountSource.ErrorUser, "user"));
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(before, regroupings);
    }

    [Fact]
    public void After_a_time_of_quiet_a_key_is_regrouped_at_once()
    {
        KeyRing ring = Ring(time, ManyKeys(2));
        time.Advance(TimeSpan.FromSeconds(1));
        ring.Identify(ring.KeyOf("key-1"), Organization);
        time.Advance(TimeSpan.Zero);
        Assert.Equal("account of key-1", ring.StatisticsOf("key-1").Account);

        ring.Identify(ring.KeyOf("key-2"), Organization);
        time.Advance(TimeSpan.FromMilliseconds(99));
        Assert.Equal("key-2", ring.StatisticsOf("key-2").Account);
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("account of key-1", ring.StatisticsOf("key-2").Account);
    }

    [Fact]
    public void What_is_learned_in_the_middle_of_a_reload_comes_after_it()
    {
        KeyRing ring = Ring(time, [Key("a"), Key("b"), In("acme", "c")]);
        bool isAsked = false;
        var accounts = new AccountsThatReload(() =>
        {
            ring.Identify(ring.KeyOf("a"), Organization);
            ring.Identify(ring.KeyOf("b"), Organization);
            // The timer fires, and is turned away.
            time.Advance(TimeSpan.FromSeconds(1));
            isAsked = true;
            ring.Reload([Key("d")], null);
        });
        ring.Reload([Key("a"), Key("b"), In("acme", "c")], accounts);

        Assert.True(isAsked);
        Assert.NotSame(ring.KeyOf("a").Account, ring.KeyOf("b").Account);
        time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Same(ring.KeyOf("a").Account, ring.KeyOf("b").Account);
    }

    [Fact]
    public void A_closed_ring_learns_nothing_and_runs_no_timer()
    {
        var timers = new CountingTimeProvider(time);
        KeyRing ring = Ring(timers, ManyKeys(3));
        Identify(ring, "key-1", Organization);
        ring.KeyOf("key-1").Account.Bench(time.GetUtcNow().AddHours(1), "out of credits", freeModelsOnly: false);
        Assert.Equal(2, timers.Alive);
        ring.Identify(ring.KeyOf("key-2"), Organization);

        ring.Close();
        Assert.Equal(0, timers.Alive);
        time.Advance(TimeSpan.FromHours(2));
        ring.Identify(ring.KeyOf("key-3"), Organization);
        time.Advance(TimeSpan.FromHours(2));
        Assert.Null(ring.Serve());
        Assert.NotSame(ring.KeyOf("key-1").Account, ring.KeyOf("key-2").Account);
    }

    [Fact]
    public void Accounts_without_keys_leave_no_timer_behind()
    {
        var timers = new CountingTimeProvider(time);
        KeyRing ring = Ring(timers, ManyKeys(20));
        foreach (KeyEntry entry in ring.Entries)
            entry.Key.Account.Bench(time.GetUtcNow().AddHours(1), "out of credits", freeModelsOnly: false);
        Assert.Equal(20, timers.Alive);
        foreach (KeyEntry entry in ring.Entries)
            Identify(ring, entry.Alias, Organization);
        Assert.Equal(2, timers.Alive);
        ring.Reload([Key("a")], null);
        Assert.Equal(1, timers.Alive);
    }

    private static KeyOptions In(string account, string alias)
    {
        KeyOptions options = Key(alias);
        options.Account = account;
        return options;
    }

    private static (string Name, AccountSource Source)[] Accounts(KeyRing ring) =>
        [.. ring.Entries.Select(entry => entry.GetStatistics()).Select(key => (key.Account, key.AccountSource))];

    private static string[] Aliases(PoolAccount account) => [.. account.Keys.ToArray().Select(key => key.Alias)];

    private void Identify(KeyRing ring, string alias, AccountIdentity identity)
    {
        ring.Identify(ring.KeyOf(alias), identity);
        time.Advance(TimeSpan.FromMilliseconds(100));
    }
}
