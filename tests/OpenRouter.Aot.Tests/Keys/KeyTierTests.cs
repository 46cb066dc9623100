using CsCheck;
using Microsoft.Extensions.Time.Testing;
using static OpenRouter.Aot.Tests.Keys.RingSteps;

namespace OpenRouter.Aot.Tests.Keys;

public class KeyTierTests
{
    private readonly FakeTimeProvider time = new();

    [Theory]
    [InlineData(KeyStrategy.RoundRobin)]
    [InlineData(KeyStrategy.Weighted)]
    [InlineData(KeyStrategy.LeastInFlight)]
    public void The_lowest_number_serves_until_no_key_of_it_can_and_again_as_soon_as_one_does(KeyStrategy strategy)
    {
        KeyRing ring = Ring(time, TwoTiers(), strategy);
        Assert.Equal(["first-1", "first-2"], Aliases(ring, 20));

        ring.KeyOf("first-1").Report(Verdicts.Refused);
        Assert.Equal(["first-2"], Aliases(ring, 20));

        ring.KeyOf("first-2").Report(Verdicts.LimitedUntil(time.GetUtcNow().AddMinutes(10)));
        Assert.Equal(["second-1", "second-2"], Aliases(ring, 20));

        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("first-1", ring.Serve());
        Assert.Equal(["first-1"], Aliases(ring, 20));
    }

    [Fact]
    public void Published_views_keep_to_the_tiers_too() =>
        Gen.Int[0, 3].Array[1, 40].SelectMany(tiers => Gen.Select(Gen.Const(tiers), Gen.Bool.Array[tiers.Length], Choose.From(Enum.GetValues<KeyStrategy>())))
            .Sample((tiers, sick, strategy) =>
            {
                KeyRing ring = Ring(time, ManyKeys(tiers.Length, (key, slot) => (key.Priority, key.Weight) = (tiers[slot], 1 + (slot % 3))), strategy);
                for (int slot = 0; slot < tiers.Length; slot++)
                {
                    if (sick[slot])
                        ring.Entries[slot].Key.Breaker.Open(KeyState.Benched, null, "sick");
                }

                int[] able = [.. Enumerable.Range(0, tiers.Length).Where(slot => !sick[slot])];
                string[] expected = able.Length == 0 ? [] : [.. able.Where(slot => tiers[slot] == able.Min(other => tiers[other])).Select(slot => $"key-{slot + 1}")];
                Assert.Subset(expected.ToHashSet(), Aliases(ring, 100).ToHashSet());
                ring.Publish();
                HashSet<string> seen = [.. Aliases(ring, 400)];
                if (strategy == KeyStrategy.LeastInFlight)
                    Assert.Subset(expected.ToHashSet(), seen);
                else
                    Assert.Equal(expected.ToHashSet(), seen);
            }, iter: 150);

    [Fact]
    public void A_half_open_key_of_the_first_tier_gets_its_one_probe_while_the_second_serves()
    {
        KeyRing ring = Ring(time, TwoTiers());
        ring.KeyOf("first-1").Report(Verdicts.Doubtful, 3);
        ring.KeyOf("first-2").Report(Verdicts.Refused);
        Assert.StartsWith("second", ring.Serve());
        time.Advance(TimeSpan.FromSeconds(67));

        KeyLease[] probes = [ring.Lend(), ring.Lend()];
        Assert.Equal(["first-1", "first-2"], probes.Select(probe => probe.Key.Alias).Order());
        Assert.Equal(["second-1", "second-2"], Aliases(ring, 20));

        probes[0].Complete(Verdicts.Doubtful);
        Assert.Equal(["second-1", "second-2"], Aliases(ring, 20));
        probes[1].Complete(Verdicts.Good);
        Assert.Equal([probes[1].Key.Alias], Aliases(ring, 20));
    }

    [Fact]
    public void A_full_tier_gives_way_and_is_returned_to_when_it_has_room()
    {
        KeyOptions[] keys = TwoTiers();
        keys[2].MaxConcurrency = keys[3].MaxConcurrency = 2;
        KeyRing ring = Ring(time, keys);

        KeyLease[] held = [.. Enumerable.Range(0, 4).Select(_ => ring.Lend())];
        Assert.All(held, lease => Assert.StartsWith("first", lease.Key.Alias));
        Assert.Equal(["second-1", "second-2"], Aliases(ring, 20));

        held[3].Complete(Verdicts.Good);
        Assert.Equal([held[3].Key.Alias], Aliases(ring, 20));
    }

    [Fact]
    public void A_request_that_may_not_use_the_first_tier_gets_the_second()
    {
        KeyRing ring = Ring(time, TwoTiers());
        KeySet excluded = default;
        excluded.Add(ring.KeyOf("first-1"));
        Assert.Equal("first-2", ring.Serve(excluded: excluded));
        excluded.Add(ring.KeyOf("first-2"));
        Assert.StartsWith("second", ring.Serve(excluded: excluded));
        excluded.Add(ring.KeyOf("second-1"));
        Assert.Equal("second-2", ring.Serve(excluded: excluded));
        excluded.Add(ring.KeyOf("second-2"));
        Assert.Null(ring.Serve(excluded: excluded));
    }

    [Fact]
    public void Weights_count_within_a_tier()
    {
        KeyOptions[] keys = TwoTiers();
        (keys[0].Weight, keys[1].Weight, keys[2].Weight, keys[3].Weight) = (0.25, 1, 3, 1);
        KeyRing ring = Ring(time, keys, KeyStrategy.Weighted);
        ring.Publish();
        Assert.Equal([("first-1", 30), ("first-2", 10)], Shares(ring, 40));

        ring.KeyOf("first-1").Report(Verdicts.Refused);
        ring.KeyOf("first-2").Report(Verdicts.Refused);
        ring.Publish();
        Assert.Equal([("second-1", 10), ("second-2", 40)], Shares(ring, 50));
    }

    [Fact]
    public void Each_group_has_tiers_of_its_own()
    {
        KeyRing ring = Ring(time, [Key("none"), .. TwoTiers(), .. TwoTiers("other-", "blue")]);
        foreach (PoolKey key in ring.Entries.Select(entry => entry.Key).Where(key => key.Alias.StartsWith("other-first", StringComparison.Ordinal)))
            key.Report(Verdicts.Refused);

        Assert.Equal(["first-1", "first-2", "none"], Aliases(ring, 20));
        Assert.Equal(["other-second-1", "other-second-2"], ring.Serve(20, "blue").Distinct().Order());
    }

    [Fact]
    public void Sessions_keep_to_the_tiers()
    {
        KeyRing ring = Ring(time, TwoTiers());
        string?[] before = [.. Enumerable.Range(1, 50).Select(session => ring.Serve(session: Chance.Mix((ulong)session)))];
        Assert.Equal(["first-1", "first-2"], before.Distinct().Order());

        ring.KeyOf("first-1").Report(Verdicts.Refused);
        ring.KeyOf("first-2").Report(Verdicts.Refused);
        Assert.Equal(["second-1", "second-2"], Enumerable.Range(1, 50).Select(session => ring.Serve(session: Chance.Mix((ulong)session))).Distinct().Order());

        time.Advance(TimeSpan.FromMinutes(2));
        Assert.StartsWith("first", ring.Serve());
        Assert.StartsWith("first", ring.Serve());
        Assert.Equal(before, Enumerable.Range(1, 50).Select(session => ring.Serve(session: Chance.Mix((ulong)session))));
    }

    private static IEnumerable<(string Alias, int Times)> Shares(KeyRing ring, int times) =>
        ring.Serve(times).OfType<string>().CountBy(alias => alias).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value));

    private static string[] Aliases(KeyRing ring, int times) => [.. ring.Serve(times).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    private static KeyOptions[] TwoTiers(string prefix = "", string? group = null) =>
    [
        // The tiers stand in the options in the wrong order, so that only their numbers can put them right.
        new() { Alias = prefix + "second-1", Secret = Secret(prefix + "second-1"), Priority = 7, Group = group },
        new() { Alias = prefix + "second-2", Secret = Secret(prefix + "second-2"), Priority = 7, Group = group },
        new() { Alias = prefix + "first-1", Secret = Secret(prefix + "first-1"), Group = group },
        new() { Alias = prefix + "first-2", Secret = Secret(prefix + "first-2"), Group = group },
    ];
}
