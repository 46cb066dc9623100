using CsCheck;

namespace OpenRouter.Aot.Tests.Journal;

public class JournalIndexTests
{
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
}
