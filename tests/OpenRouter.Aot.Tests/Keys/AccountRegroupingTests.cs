using Microsoft.Extensions.Time.Testing;
using static OpenRouter.Aot.Tests.Keys.RingSteps;

namespace OpenRouter.Aot.Tests.Keys;

/// <summary>When keys that were identified are regrouped.</summary>
public class AccountRegroupingTests
{
    private static readonly AccountIdentity Organization = new(AccountSource.Organization, "org_1");

    private readonly FakeTimeProvider time = new();

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
        time.Advance(TimeSpan.Zero);
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

    private void Identify(KeyRing ring, string alias, AccountIdentity identity)
    {
        ring.Identify(ring.KeyOf(alias), identity);
        time.Advance(TimeSpan.FromMilliseconds(100));
    }
}
