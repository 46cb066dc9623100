using Microsoft.Extensions.Time.Testing;
using static OpenRouter.Aot.Tests.Keys.RingSteps;

namespace OpenRouter.Aot.Tests.Keys;

public class KeyReloadTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void Keys_come_and_go_and_serve_in_the_order_of_the_options()
    {
        KeyRing ring = Ring(time, [Key("a"), Key("b")]);
        KeyRoute held = ring.Route(null, isFreeModel: false);
        foreach (string aliases in (string[])["abc", "cab", "b", "xyzb", "a"])
        {
            ring.Reload([.. aliases.Select(alias => Key($"{alias}"))], null);
            Assert.Equal(aliases, string.Concat(ring.Entries.Select(entry => entry.Alias)));
            string served = string.Concat(Enumerable.Range(0, aliases.Length * 2).Select(_ => held.Serve()));
            Assert.Contains(aliases, served + served, StringComparison.Ordinal);
            Assert.Equal(served[..aliases.Length], served[aliases.Length..]);
        }
    }

    [Fact]
    public void The_same_secret_under_the_same_alias_is_the_same_key_and_another_is_not()
    {
        KeyRing ring = Ring(time, [Key("a"), Key("b")]);
        (PoolKey a, PoolKey b) = (ring.KeyOf("a"), ring.KeyOf("b"));
        ring.Reload([Key("b"), Key("a", "new")], null);

        Assert.Same(b, ring.KeyOf("b"));
        Assert.NotSame(a, ring.KeyOf("a"));
        Assert.True(ring.KeyOf("a").Secret.HasSameSecret(Secret("new")));
        Assert.Equal(["a", "b"], ring.Serve(10).Distinct().Order());
    }

    [Fact]
    public void Weights_and_priorities_are_those_of_the_last_reload()
    {
        KeyRing ring = Ring(time, [Key("a"), Key("b")], KeyStrategy.Weighted);
        KeyOptions heavy = Key("b");
        heavy.Weight = 4;
        ring.Reload([Key("a"), heavy], null);
        Assert.Equal((10, 40), Shares(ring));

        KeyOptions later = Key("a");
        later.Priority = 1;
        ring.Reload([later, heavy], null);
        Assert.Equal((0, 50), Shares(ring));

        ring.Reload([Key("a"), Key("b")], null);
        Assert.Equal((25, 25), Shares(ring));
    }

    [Fact]
    public void Leases_that_run_finish_and_count_for_their_alias()
    {
        KeyRing ring = Ring(time, [Key("a"), Key("b")]);
        KeyLease[] leases = [.. Enumerable.Range(0, 4).Select(_ => ring.KeyOf("a").Lend())];
        leases[0].Complete(Verdicts.Good);
        ring.Reload([Key("a", "new"), Key("b")], null);
        ring.KeyOf("a").Report(Verdicts.Good);
        Assert.Equal((3, 5, 2), (ring.StatisticsOf("a").InFlight, ring.StatisticsOf("a").Picks, ring.StatisticsOf("a").Succeeded));

        leases[1].Complete(Verdicts.Throttled);
        ring.Reload([Key("a", "newer"), Key("b")], null);
        leases[2].Complete(Verdicts.Good);
        ring.Reload([Key("b"), Key("a", "newest")], null);
        leases[3].Abandon();

        KeyStatistics statistics = ring.StatisticsOf("a");
        Assert.Equal((0, 5, 3, 1, 1), (statistics.InFlight, statistics.Picks, statistics.Succeeded, statistics.Failures.Model, statistics.Abandoned));
        Assert.Equal(0, ring.StatisticsOf("b").Attempts);
        Assert.All(leases, lease => Assert.False(lease.Complete(Verdicts.Good)));
    }

    [Fact]
    public void An_alias_that_was_removed_is_gone_and_one_that_comes_back_begins_anew()
    {
        KeyRing ring = Ring(time, [Key("a"), Key("b")]);
        PoolKey removed = ring.KeyOf("a");
        removed.Report(Verdicts.Good);
        ring.Reload([Key("b")], null);
        Assert.Equal(["b"], ring.Entries.Select(entry => entry.Alias));
        Assert.False(removed.TryLend(isFreeModel: false, out _));
        Assert.All(ring.Serve(10), alias => Assert.Equal("b", alias));

        ring.Reload([Key("a"), Key("b")], null);
        Assert.Equal(0, ring.StatisticsOf("a").Picks);
        Assert.Equal(["a", "b"], ring.Serve(10).Distinct().Order());
    }

    [Fact]
    public void What_a_request_must_not_use_it_does_not_use_after_a_reload_either()
    {
        KeyRing ring = Ring(time, ManyKeys(70));
        KeySet excluded = default;
        foreach (string alias in (string[])["key-1", "key-2", "key-67", "key-70"])
            excluded.Add(ring.KeyOf(alias));

        ring.Reload([Key("new"), Key("key-70"), Key("key-69"), Key("key-2"), Key("key-1", "another")], null);
        Assert.Equal(["key-1", "key-69", "new"], Served());

        excluded.Add(ring.KeyOf("new"));
        ring.Reload([Key("key-69"), Key("new"), Key("key-2"), Key("key-70")], null);
        Assert.Equal(["key-69"], Served());
        Assert.True(excluded.Contains(ring.KeyOf("key-2")));
        Assert.False(excluded.Contains(ring.KeyOf("key-69")));

        string[] Served() => [.. Enumerable.Range(0, 20).Select(_ => ring.Serve(excluded: excluded)!).Distinct().Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void A_second_reload_at_once_is_refused_and_the_first_stands()
    {
        KeyRing ring = Ring(time, [Key("a")]);
        var accounts = new AccountsThatReload(() => ring.Reload([Key("c")], null));
        KeyOptions labelled = Key("b");
        labelled.Account = "acme";

        ring.Reload([labelled], accounts);

        Assert.Contains("Reload once it has returned", accounts.Refusal!.Message, StringComparison.Ordinal);
        Assert.Equal("b", ring.Serve());
        ring.Reload([Key("c")], null);
        Assert.Equal("c", ring.Serve());
    }

    private static (int A, int B) Shares(KeyRing ring)
    {
        ring.Publish();
        string?[] served = ring.Serve(50);
        return (served.Count(alias => alias == "a"), served.Count(alias => alias == "b"));
    }
}
