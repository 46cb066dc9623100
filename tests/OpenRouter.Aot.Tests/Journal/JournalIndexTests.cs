using CsCheck;

namespace OpenRouter.Aot.Tests.Journal;

public class JournalIndexTests
{
    private const int Most = 1_000_000;
    private const int MostBytesPerRequest = 40;

    // Ids that meet in their segment, in their place, and in neither.
    private static readonly Gen<UInt128> Id = Gen.Select(Gen.ULong[0, 3], Gen.ULong[1, 40], Gen.Bool)
        .Select((high, low, isSpread) => new UInt128(high << 56, isSpread ? low * 0x9E37_79B9_7F4A_7C15 : low));

    [Fact]
    public void It_holds_what_a_dictionary_holds() =>
        Gen.Select(Id, Gen.ULong).Array[0, 300].Sample(writes =>
        {
            var index = new JournalIndex();
            var oracle = new Dictionary<UInt128, ulong>();
            foreach ((UInt128 id, ulong entry) in writes)
            {
                Assert.Equal(oracle.GetValueOrDefault(id), index.At(id));
                index.At(id) = oracle[id] = entry;
            }

            Assert.Equal(oracle.Count, index.Count);
            Assert.All(oracle, one => Assert.Equal(one.Value, index.At(one.Key)));
        });

    [Fact]
    public void A_million_requests_take_less_than_forty_bytes_each()
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var index = new JournalIndex();
        for (ulong number = 1; number <= Most; number++)
            index.At(IdOf(number)) = number;
        long grown = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.Equal(Most, index.Count);
        Assert.InRange((double)grown / Most, 24, MostBytesPerRequest);
        for (ulong number = 1; number <= Most; number++)
        {
            if (index.At(IdOf(number)) != number)
                Assert.Fail($"request {number} is lost");
        }
    }

    // As evenly spread as a hash, and made much faster.
    private static UInt128 IdOf(ulong number) => new(Mix(number), Mix(number + Most));

    private static ulong Mix(ulong number)
    {
        number = (number ^ (number >> 30)) * 0xBF58_476D_1CE4_E5B9;
        number = (number ^ (number >> 27)) * 0x94D0_49BB_1331_11EB;
        return number ^ (number >> 31);
    }
}
