using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace OpenRouter.Aot.Tests.Keys;

/// <summary>Over any window with an unchanged health set, picks differ by at most 1 between keys.</summary>
public class RoundRobinFairnessTests
{
    private static readonly Gen<Step> Steps = Gen.Frequency(
        (4, Gen.Int[0, 1000].Select(draw => new Step(Change.Bench, draw))),
        (3, Gen.Int[0, 1000].Select(draw => new Step(Change.Heal, draw))),
        (1, Gen.Const(new Step(Change.Reload, 0))));

    private readonly FakeTimeProvider time = new();

    private enum Change
    {
        Bench,
        Heal,
        Reload,
    }

    [Fact]
    public void Any_window_without_a_change_is_fair() =>
        Gen.Select(Gen.Int[1, 140], Steps.Array[1, 12], Gen.Bool, Gen.Int[0, 300]).Sample((count, history, isPublished, start) =>
        {
            KeyOptions[] options = RingUnderTest.Keys(count);
            KeyRing ring = RingUnderTest.Create(options, time);
            KeyRoute route = ring.Route(null, isFreeModel: false);
            route.SetTicket(start);
            var healthy = Enumerable.Range(0, count).ToHashSet();
            foreach (Step step in history)
            {
                Apply(ring, options, step, healthy);
                if (isPublished)
                    ring.Publish();
                int[] picks = [.. Enumerable.Range(0, healthy.Count * 2 + 3).Select(_ => route.TakeAndReturn().Place!.Slot)];
                Fairness.AssertRoundRobin(picks, healthy);
            }
        }, iter: 400);

    [Fact]
    public void Publication_moves_no_turn() =>
        Gen.Select(Gen.Int[2, 100], Gen.Int[0, 99].HashSet[0, 20], Gen.Int[1, 7]).Sample((count, sick, pace) =>
        {
            KeyRing ring = RingUnderTest.Create(RingUnderTest.Keys(count), time);
            KeyRoute route = ring.Route(null, isFreeModel: false);
            route.GoByBits();
            HashSet<int> healthy = [.. Enumerable.Range(0, count).Where(slot => slot == count - 1 || !sick.Contains(slot))];
            foreach (int slot in Enumerable.Range(0, count).Except(healthy))
                ring.Key(slot).Bench();
            var picks = new List<int>();
            for (int i = 0; i < healthy.Count * 2; i++)
            {
                if (i == pace)
                    ring.GoByView(route);
                picks.Add(route.Pick()!.Place!.Slot);
            }

            Fairness.AssertRoundRobin(picks, healthy);
        }, iter: 200);

    [Theory]
    [InlineData(1L << 31)]
    [InlineData(1L << 32)]
    [InlineData((1L << 32) * 7)]
    [InlineData(long.MaxValue)]
    public void No_width_of_a_number_shows_in_the_order(long boundary)
    {
        foreach (int count in (int[])[1, 3, 7, 64, 65, 127])
        {
            foreach (bool isPublished in (bool[])[false, true])
            {
                KeyRing ring = RingUnderTest.Create(RingUnderTest.Keys(count), time);
                KeyRoute route = ring.Route(null, isFreeModel: false);
                route.SetTicket(boundary - count - 2);
                if (isPublished)
                {
                    ring.Key(0).Bench();
                    ring.Key(0).Heal();
                    ring.Publish();
                }

                int[] picks = [.. Enumerable.Range(0, (3 * count) + 5).Select(_ => route.Pick()!.Place!.Slot)];

                Fairness.AssertRoundRobin(picks, Enumerable.Range(0, count).ToHashSet());
            }
        }
    }

    [Theory]
    [InlineData(1L << 32)]
    [InlineData(long.MaxValue)]
    public void No_width_of_a_number_shows_in_a_round_by_weight(long boundary)
    {
        int[] weights = [5, 3, 1];
        KeyRing ring = RingUnderTest.Create(
            RingUnderTest.Keys(3, (slot, options) => options.Weight = weights[slot]), time, KeyStrategy.Weighted);
        KeyRoute route = ring.Route(null, isFreeModel: false);
        route.SetTicket(boundary - 20);
        ring.Key(0).Bench();
        ring.Key(0).Heal();
        ring.Publish();

        // A view's numbers last for 2^32 turns from its publication: beyond them the bits serve, whose rounds are as exact.
        int[] picks = [.. Enumerable.Range(0, 60).Select(_ => route.Pick()!.Place!.Slot)];

        Fairness.AssertExactRounds(picks, weights.Index().ToDictionary(pair => pair.Index, pair => pair.Item));
    }

    [Fact]
    public async Task Threads_together_are_as_fair_as_one()
    {
        KeyRing ring = RingUnderTest.Create(RingUnderTest.Keys(13), time);
        ring.Key(4).Bench();
        ring.Key(5).Bench();
        using var barrier = new Barrier(8);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Factory.StartNew(() =>
        {
            KeyRoute route = ring.Route(null, isFreeModel: false);
            barrier.SignalAndWait();
            for (int i = 0; i < 5_001; i++)
            {
                route.TakeAndReturn();
                if (thread == 0 && i % 50 == 0)
                    ring.Publish();
            }
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        long[] picks = [.. ring.Entries.Select(entry => entry.GetStatistics().Picks)];
        Assert.Equal(8 * 5_001, picks.Sum());
        Assert.Equal((0, 0), (picks[4], picks[5]));
        Assert.InRange(picks.Max() - picks.Where((_, slot) => slot is not (4 or 5)).Min(), 0, 1);
    }

    private static void Apply(KeyRing ring, KeyOptions[] options, Step step, HashSet<int> healthy)
    {
        int slot = step.Draw % options.Length;
        switch (step.Change)
        {
            case Change.Bench when healthy.Count > 1 || !healthy.Contains(slot):
                ring.Key(slot).Bench();
                healthy.Remove(slot);
                break;
            case Change.Heal:
                ring.Key(slot).Heal();
                healthy.Add(slot);
                break;
            case Change.Reload:
                ring.Reload(options, null);
                break;
        }
    }

    private sealed record Step(Change Change, int Draw);
}
