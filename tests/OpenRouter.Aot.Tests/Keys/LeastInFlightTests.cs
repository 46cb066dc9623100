using CsCheck;
using Microsoft.Extensions.Time.Testing;
using static OpenRouter.Aot.Tests.Keys.RingSteps;

namespace OpenRouter.Aot.Tests.Keys;

public class LeastInFlightTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void The_two_choices_are_distinct_and_in_range() =>
        Gen.Select(
            Gen.Int[2, KeyRing.MaxKeys],
            Gen.OneOf(Gen.ULong, Choose.From(0UL, ulong.MaxValue, uint.MaxValue, 1UL << 32, (ulong)uint.MaxValue << 32))).Sample((count, draw) =>
        {
            (int first, int second) = KeyCandidates.TwoOf(count, draw);
            Assert.InRange(first, 0, count - 1);
            Assert.InRange(second, 0, count - 1);
            Assert.NotEqual(first, second);
        }, iter: 20_000);

    [Fact]
    public void One_key_is_both_choices() => Assert.Equal((0, 0), KeyCandidates.TwoOf(1, ulong.MaxValue));

    [Fact]
    public void All_pairs_are_as_likely()
    {
        var chance = new Chance(3);
        Dictionary<(int, int), int> counts = Enumerable.Range(0, 12_000).Select(_ => KeyCandidates.TwoOf(4, chance.Next())).CountBy(pair => pair).ToDictionary();
        Assert.Equal(12, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 850, 1_150));
    }

    [Fact]
    public void Of_two_keys_the_one_with_fewer_in_flight_for_its_weight_serves() =>
        Gen.Select(Gen.Int[0, 12], Gen.Int[0, 12], Gen.Int[1, 4], Gen.Int[1, 4], Gen.Bool).Sample((first, second, weight, otherWeight, isPublished) =>
        {
            KeyRing ring = Ring(time, ManyKeys(2, (key, slot) => key.Weight = slot == 0 ? weight : otherWeight), KeyStrategy.LeastInFlight);
            Lend(ring.KeyOf("key-1"), first);
            Lend(ring.KeyOf("key-2"), second);
            if (!isPublished)
                ring.KeyOf("key-1").Breaker.Open(KeyState.Quarantined, null, "");
            if (!isPublished)
                ring.KeyOf("key-1").Breaker.Readmit();

            if (first * otherWeight != second * weight)
                Assert.Equal(first * otherWeight < second * weight ? "key-1" : "key-2", ring.Serve());
        }, iter: 300);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_held_evens_out_by_weight(bool isPublished)
    {
        KeyRing ring = Ring(time, [.. ManyKeys(8, (key, slot) => key.Weight = slot < 4 ? 1 : 3), Key("sick")], KeyStrategy.LeastInFlight);
        ring.KeyOf("sick").Report(Verdicts.Refused);
        KeySet excluded = default;
        if (isPublished)
            ring.Publish();
        else
            excluded.Add(ring.KeyOf("sick"));
        for (int i = 0; i < 1_600; i++)
            ring.Lend(excluded: excluded);

        // Chance alone would leave it some twenty and more apart; the better of two leaves it a few.
        Assert.All(ring.Entries.Take(4), entry => Assert.InRange(entry.Key.InFlight, 94, 106));
        Assert.All(ring.Entries.Skip(4).Take(4), entry => Assert.InRange(entry.Key.InFlight, 290, 310));
    }

    private static void Lend(PoolKey key, int times)
    {
        for (int i = 0; i < times; i++)
            key.Lend();
    }
}
