using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace OpenRouter.Aot.Tests.Keys;

/// <summary>
/// Each full round of the healthy keys' total weight serves every key exactly its weight, and no prefix of a round deviates by 2 or more. After a
/// change the new set is served within one round.
/// </summary>
public class WeightedFairnessTests
{
    private static readonly Gen<int[]> Weights = Gen.OneOf(Gen.Int[1, 9].Array[1, 9], Gen.Int[1, 60].Array[1, 5], Choose.From(1, 1, 2, 40).Array[2, 12]);

    private readonly FakeTimeProvider time = new();

    [Fact]
    public void A_schedule_never_puts_a_key_two_turns_from_its_share() =>
        Weights.Sample(weights =>
        {
            int[] round = WeightedRound.Schedule(weights);
            int divisor = weights.Aggregate(WeightedRound.GreatestCommonDivisor);
            int[] twice = [.. round, .. round];
            int[] served = new int[weights.Length];

            Assert.Equal(weights.Select(weight => weight / divisor), Enumerable.Range(0, weights.Length).Select(key => round.Count(turn => turn == key)));
            for (int start = 0; start < round.Length; start++)
            {
                Array.Clear(served);
                for (int length = 1; length <= round.Length; length++)
                {
                    served[twice[start + length - 1]]++;
                    for (int key = 0; key < served.Length; key++)
                    {
                        // |served − length · weight / total| < 2, without fractions.
                        int distance = Math.Abs((served[key] * round.Length) - (length * weights[key] / divisor));
                        Assert.True(distance < 2 * round.Length, $"The key {key} serves {served[key]} of {length} turns from {start}.");
                    }
                }
            }
        }, iter: 300);

    [Fact]
    public void The_longest_schedule_keeps_to_it_too()
    {
        int[] weights = [.. Enumerable.Range(0, 40).Select(key => 1 + (key * key))];
        weights[39] += WeightedRound.MaxLength - weights.Sum();

        int[] round = WeightedRound.Schedule(weights);

        Assert.Equal(WeightedRound.MaxLength, round.Length);
        Assert.InRange(Fairness.LargestDeviation([.. round, .. round], ByKey(weights)), 0, 2 - 1e-6);
    }

    [Fact]
    public void Published_rounds_are_exact_and_even_over_any_history() =>
        Gen.Select(Weights, Gen.Int[0, 1000].Array[1, 8], Gen.Int[0, 500]).Sample((weights, history, start) =>
        {
            KeyRing ring = Ring(weights);
            KeyRoute route = ring.Route(null, isFreeModel: false);
            route.SetTicket(start);
            Dictionary<int, int> healthy = ByKey(weights);
            foreach (int draw in history)
            {
                ChangeOne(ring, healthy, weights, draw);
                ring.Publish();
                int[] picks = [.. Enumerable.Range(0, 2 * healthy.Values.Sum()).Select(_ => route.TakeAndReturn().Place!.Slot)];

                Fairness.AssertExactRounds(picks, healthy);
                Assert.InRange(Fairness.LargestDeviation(picks, healthy), 0, 2 - 1e-6);
            }
        }, iter: 150);

    [Fact]
    public void Rounds_are_exact_before_a_change_is_published_too() =>
        Gen.Select(Weights, Gen.Int[0, 1000].Array[1, 8], Gen.Int[0, 500]).Sample((weights, history, start) =>
        {
            KeyRing ring = Ring(weights);
            KeyRoute route = ring.Route(null, isFreeModel: false);
            route.GoByBits();
            route.SetTicket(start);
            Dictionary<int, int> healthy = ByKey(weights);
            foreach (int draw in history)
            {
                ChangeOne(ring, healthy, weights, draw);
                int[] picks = [.. Enumerable.Range(0, 2 * healthy.Values.Sum()).Select(_ => route.TakeAndReturn().Place!.Slot)];

                Fairness.AssertExactRounds(picks, healthy);
            }
        }, iter: 150);

    [Fact]
    public void The_new_set_is_served_from_the_first_pick_after_a_change() =>
        Gen.Select(Weights, Gen.Int[0, 1000].Array[1, 8], Gen.Bool).Sample((weights, history, isPublished) =>
        {
            KeyRing ring = Ring(weights);
            KeyRoute route = ring.Route(null, isFreeModel: false);
            if (!isPublished)
                route.GoByBits();
            Dictionary<int, int> healthy = ByKey(weights);
            foreach (int draw in history)
            {
                ChangeOne(ring, healthy, weights, draw);
                ring.Publish();
                HashSet<int> served = [.. Enumerable.Range(0, healthy.Values.Sum()).Select(_ => route.Pick()!.Place!.Slot)];

                Assert.Equal(healthy.Keys.Order(), served.Order());
            }
        }, iter: 150);

    private static Dictionary<int, int> ByKey(int[] weights) => weights.Index().ToDictionary(pair => pair.Index, pair => pair.Item);

    private static void ChangeOne(KeyRing ring, Dictionary<int, int> healthy, int[] weights, int draw)
    {
        int slot = draw % weights.Length;
        if (!healthy.ContainsKey(slot))
        {
            ring.Key(slot).Heal();
            healthy.Add(slot, weights[slot]);
        }
        else if (healthy.Count > 1)
        {
            ring.Key(slot).Bench();
            healthy.Remove(slot);
        }
    }

    private KeyRing Ring(int[] weights) =>
        RingUnderTest.Create(RingUnderTest.Keys(weights.Length, (slot, options) => options.Weight = weights[slot]), time, KeyStrategy.Weighted);
}
