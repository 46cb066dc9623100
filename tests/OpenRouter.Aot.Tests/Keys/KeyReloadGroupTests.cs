using CsCheck;
using Microsoft.Extensions.Time.Testing;
using static OpenRouter.Aot.Tests.Keys.RingSteps;

namespace OpenRouter.Aot.Tests.Keys;

public class KeyReloadGroupTests
{
    private static readonly string?[] Groups = [null, "red", "blue"];

    private readonly FakeTimeProvider time = new();

    [Fact]
    public void A_group_that_vanishes_gives_no_key_and_serves_again_when_it_comes_back()
    {
        KeyRing ring = Ring(time, [In("red", "a"), Key("b")]);
        KeyRoute red = ring.Route("red", isFreeModel: false), none = ring.Route(null, isFreeModel: false);
        Assert.Equal("a", red.Serve());

        ring.Reload([Key("a"), Key("b")], null);
        Assert.Null(red.Serve());
        Assert.Equal(["a", "b"], Enumerable.Range(0, 4).Select(_ => none.Serve()).Distinct().Order());
        OpenRouterConfigurationException refusal = Assert.Throws<OpenRouterConfigurationException>(() => ring.Route("red", isFreeModel: false));
        Assert.Contains("'red'", refusal.Message, StringComparison.Ordinal);
        ring.Publish();
        Assert.Null(red.Serve());

        ring.Reload([Key("a"), In("red", "b"), In("blue", "c")], null);
        Assert.Equal("b", red.Serve());
        Assert.Same(red, ring.Route("red", isFreeModel: false));
        Assert.Equal("c", ring.Serve("blue"));
        Assert.Equal(["a", "a"], ring.Serve(2));
    }

    [Fact]
    public void A_pool_may_lose_all_its_keys_and_get_others()
    {
        KeyRing ring = Ring(time, [Key("a")]);
        KeyRoute held = ring.Route(null, isFreeModel: true);
        ring.Reload([], null);
        Assert.Null(held.Serve());
        Assert.Null(ring.Serve());
        ring.Reload([Key("b")], null);
        Assert.Equal(["b", "b"], (string?[])[held.Serve(), ring.Serve()]);
    }

    [Fact]
    public void No_pick_ever_leaves_its_group_or_meets_a_key_that_is_out() =>
        Gen.Select(
            Choose.From(Enum.GetValues<KeyStrategy>()), Gen.Select(Gen.Int[0, 5], Gen.Int[0, 11], Gen.Int[0, 2], Gen.Int[0, 3]).Array[1, 60]).Sample((strategy, steps) =>
        {
            var clock = new FakeTimeProvider();
            var state = new (string? Group, int Version, int Priority)[12];
            HashSet<int> present = [0, 1, 2];
            KeyRing ring = Ring(clock, Options(), strategy);
            Dictionary<(string?, bool), KeyRoute> held = [];
            foreach ((int step, int key, int group, int detail) in steps)
            {
                switch (step)
                {
                    case 0 when present.Add(key):
                        state[key] = (Groups[group], 0, detail % 2);
                        break;
                    case 0:
                        present.Remove(key);
                        break;
                    case 1:
                        state[key] = (Groups[group], state[key].Version + (detail == 0 ? 1 : 0), detail % 2);
                        break;
                    case 2 when present.Contains(key):
                        ring.KeyOf($"key-{key}").Breaker.Open(detail < 2 ? KeyState.Benched : KeyState.Quarantined, null, "sick");
                        break;
                    case 3:
                        clock.Advance(TimeSpan.FromSeconds(detail * 40));
                        break;
                    case 4:
                        ring.Publish();
                        break;
                }

                if (step < 2)
                    ring.Reload(Options(), null);
                foreach (string? name in Groups)
                {
                    foreach (bool isFree in (bool[])[false, true])
                    {
                        if (!present.Any(one => state[one].Group == name) && !held.ContainsKey((name, isFree)))
                            continue;
                        if (!held.TryGetValue((name, isFree), out KeyRoute? route))
                            held.Add((name, isFree), route = ring.Route(name, isFree));
                        AssertServesItsGroup(ring, route, name, detail == 3 ? 99UL : 0);
                    }
                }
            }

            KeyOptions[] Options() => [.. present.Select(one => new KeyOptions
            {
                Alias = $"key-{one}",
                Secret = Secret($"{one}-{state[one].Version}"),
                Group = state[one].Group,
                Priority = state[one].Priority,
            })];
        }, iter: 400);

    private static void AssertServesItsGroup(KeyRing ring, KeyRoute route, string? group, ulong session)
    {
        PoolKey[] able = [.. ring.Entries.Where(entry => entry.Key.Group == group && entry.Key.Breaker.Admits).Select(entry => entry.Key)];
        bool hasKey = route.TryAcquire(default, session, out KeyLease lease);
        Assert.Equal(able.Length > 0, hasKey);
        if (!hasKey)
            return;
        Assert.Contains(lease.Key, able);
        lease.Complete(Verdicts.Good);
    }

    private static KeyOptions In(string group, string alias)
    {
        KeyOptions options = Key(alias);
        options.Group = group;
        return options;
    }
}
