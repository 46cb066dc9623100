using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace OpenRouter.Aot.Tests.Keys;

/// <summary>Groups, free models and requests that pass a key over take turns with each other, and none disturbs the order of another.</summary>
public class RouteFairnessTests
{
    private static readonly string?[] Groups = [null, "red", "blue"];

    private readonly FakeTimeProvider time = new();

    [Fact]
    public void Each_route_is_fair_whatever_the_others_do() =>
        Gen.Select(Gen.Int[9, 90], Gen.Int[0, 8].Array[50, 250]).Sample((count, turns) =>
        {
            KeyRing ring = RingUnderTest.Create(
                RingUnderTest.Keys(count, (slot, options) => (options.Group, options.Account) = (Groups[slot % 3], $"account of {Groups[slot % 3]}")), time);
            int[] passedOver = [count - 3, count - 2, count - 1];
            KeySet excluded = default;
            foreach (int slot in passedOver)
                excluded.Add(ring.Key(slot));
            List<int>[] picks = [.. Enumerable.Range(0, 9).Select(_ => new List<int>())];

            // Of each group: the route, that for free models, and the route for requests that pass one key over.
            foreach (int turn in turns)
            {
                KeyRoute route = ring.Route(Groups[turn % 3], isFreeModel: turn is >= 3 and < 6);
                picks[turn].Add(route.TakeAndReturn(turn < 6 ? default : excluded).Place!.Slot);
            }

            foreach ((int turn, List<int> own) in picks.Index())
            {
                IEnumerable<int> members = Enumerable.Range(0, count).Where(slot => slot % 3 == turn % 3);
                Fairness.AssertRoundRobin(own, (turn < 6 ? members : members.Except(passedOver)).ToHashSet());
            }
        }, iter: 200);

    [Fact]
    public void Changes_in_one_group_leave_the_turns_of_another_alone() =>
        Gen.Int[0, 100].Array[60, 120].Sample(draws =>
        {
            KeyRing ring = RingUnderTest.Create(RingUnderTest.Keys(20, (slot, options) => options.Group = slot % 2 == 0 ? "steady" : "restless"), time);
            KeyRoute steady = ring.Route("steady", isFreeModel: false), restless = ring.Route("restless", isFreeModel: false);
            var picks = new List<int>();
            foreach (int draw in draws)
            {
                PoolKey key = ring.Key(1 + (draw % 10 * 2));
                if (draw < 40)
                    key.Bench();
                else if (draw < 80)
                    key.Heal();
                else
                    ring.Publish();
                restless.Pick();
                picks.Add(steady.TakeAndReturn().Place!.Slot);
            }

            Fairness.AssertRoundRobin(picks, Enumerable.Range(0, 10).Select(i => i * 2).ToHashSet());
        }, iter: 100);

    [Fact]
    public void Requests_that_pass_keys_over_leave_the_turns_of_the_rest_alone()
    {
        KeyRing ring = RingUnderTest.Create(RingUnderTest.Keys(6), time);
        KeyRoute route = ring.Route(null, isFreeModel: false);
        var plain = new List<int>();
        for (int i = 0; i < 60; i++)
        {
            KeySet excluded = default;
            excluded.Add(ring.Key(i % 6));
            Assert.NotSame(ring.Key(i % 6), route.TakeAndReturn(excluded));
            plain.Add(route.TakeAndReturn().Place!.Slot);
            route.Take(session: 77).Complete(RingUnderTest.Good);
        }

        Fairness.AssertRoundRobin(plain, Enumerable.Range(0, 6).ToHashSet());
    }

    [Fact]
    public async Task Routes_used_by_many_threads_at_once_stay_fair_each()
    {
        KeyRing ring = RingUnderTest.Create(RingUnderTest.Keys(15, (slot, options) => options.Group = Groups[slot % 3]), time);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(thread => Task.Run(() =>
        {
            KeyRoute route = ring.Route(Groups[thread % 3], isFreeModel: false);
            for (int i = 0; i < 3_001; i++)
                route.TakeAndReturn();
        })));

        foreach (IGrouping<string?, KeyEntry> group in ring.Entries.GroupBy(entry => entry.Key.Group))
        {
            long[] picks = [.. group.Select(entry => entry.GetStatistics().Picks)];
            Assert.Equal(2 * 3_001, picks.Sum());
            Assert.InRange(picks.Max() - picks.Min(), 0, 1);
        }
    }
}
