using Microsoft.Extensions.Time.Testing;
using static OpenRouter.Aot.Tests.Keys.RingSteps;

namespace OpenRouter.Aot.Tests.Keys;

public class AccountConcurrencyTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void The_keys_of_an_account_share_its_limit_and_others_do_not()
    {
        KeyRing ring = Ring(time, [In("acme", "a"), In("acme", "b"), Key("alone")], accounts: Limits(("acme", 3), ("alone", 1)));
        int announced = 0;
        ring.RoomReturned = _ => announced++;
        KeyLease[] held = [ring.KeyOf("a").Lend(), ring.KeyOf("a").Lend(), ring.KeyOf("b").Lend()];
        Assert.All(ring.Serve(10), alias => Assert.Equal("alone", alias));
        KeyLease[] more = [ring.Lend(), ring.Lend()];
        Assert.All(more, lease => Assert.Equal("alone", lease.Key.Alias));

        announced = 0;
        held[0].Complete(Verdicts.Good);
        Assert.InRange(announced, 1, int.MaxValue);
        Assert.Equal(["a", "alone", "b"], ring.Serve(12).Distinct().Order());
        Assert.False(ring.KeyOf("a").Place!.Membership.HasFullKeys);
    }

    [Fact]
    public void The_limits_of_key_and_account_hold_together()
    {
        KeyOptions narrow = In("acme", "a");
        narrow.MaxConcurrency = 1;
        KeyRing ring = Ring(time, [narrow, In("acme", "b")], accounts: Limits(("acme", 3)));
        KeyLease[] held = [ring.Lend(), ring.Lend(), ring.Lend()];
        Assert.Equal(["a", "b", "b"], held.Select(lease => lease.Key.Alias).Order());
        Assert.Null(ring.Serve());

        held.Single(lease => lease.Key.Alias == "a").Complete(Verdicts.Good);
        Assert.Equal(["a", "b"], ring.Serve(4).Distinct().Order());
        KeyLease first = ring.KeyOf("a").Lend();
        Assert.Null(ring.Serve());
        first.Complete(Verdicts.Good);
        Assert.NotNull(ring.Serve());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(2)]
    public async Task No_account_ever_runs_more_than_its_limit(int? keyLimit)
    {
        KeyRing ring = Ring(TimeProvider.System, ManyKeys(3, (key, _) => (key.Account, key.MaxConcurrency) = ("acme", keyLimit)), accounts: Limits(("acme", 4)));
        var account = new ConcurrencyMeter();
        await KeyConcurrencyTests.OnThreads(8, _ => KeyConcurrencyTests.Contend(ring, 4_000, ring.Entries.ToDictionary(entry => entry.Alias, _ => account)));

        Assert.Equal(4, account.Most);
        KeyLease[] held = [.. Enumerable.Range(0, 4).Select(_ => ring.Lend())];
        Assert.Null(ring.Serve());
        Assert.All(held, lease => lease.Complete(Verdicts.Good));
        Assert.Equal((false, 0), (ring.Entries[0].Key.IsFull, ring.Entries.Sum(entry => entry.GetStatistics().InFlight)));
    }

    [Fact]
    public void A_reload_changes_and_drops_the_limit()
    {
        KeyOptions[] keys = [In("acme", "a"), In("acme", "b")];
        KeyRing ring = Ring(time, keys, accounts: Limits(("acme", 2)));
        List<KeyLease> held = [ring.Lend(), ring.Lend()];
        Assert.Null(ring.Serve());

        ring.Reload(keys, Limits(("acme", 4)));
        held.AddRange([ring.Lend(), ring.Lend()]);
        Assert.Null(ring.Serve());

        ring.Reload(keys, Limits(("acme", 3)));
        held[0].Complete(Verdicts.Good);
        Assert.Null(ring.Serve());
        held[1].Complete(Verdicts.Good);
        Assert.NotNull(ring.Serve());

        ring.Reload(keys, null);
        held.AddRange([ring.Lend(), ring.Lend(), ring.Lend()]);
        Assert.All(held[2..], lease => lease.Complete(Verdicts.Good));
        Assert.False(ring.KeyOf("a").IsFull);
    }

    [Fact]
    public void A_limit_that_a_reload_introduces_counts_what_begins_after_it()
    {
        KeyOptions[] keys = [In("acme", "a"), In("acme", "b")];
        KeyRing ring = Ring(time, keys);
        KeyLease[] before = [.. Enumerable.Range(0, 5).Select(_ => ring.Lend())];
        ring.Reload(keys, Limits(("acme", 2)));
        KeyLease[] after = [ring.Lend(), ring.Lend()];
        Assert.Null(ring.Serve());

        // Nor do those of before give room when they end.
        Assert.All(before, lease => lease.Complete(Verdicts.Good));
        Assert.Null(ring.Serve());
        after[0].Complete(Verdicts.Good);
        Assert.NotNull(ring.Serve());
        after[1].Complete(Verdicts.Good);
        Assert.False(ring.KeyOf("a").IsFull);
    }

    private static KeyOptions In(string account, string alias)
    {
        KeyOptions options = Key(alias);
        options.Account = account;
        return options;
    }

    private static Dictionary<string, AccountOptions> Limits(params (string Account, int Limit)[] limits) =>
        limits.ToDictionary(one => one.Account, one => new AccountOptions { MaxConcurrency = one.Limit });
}
