using System.Numerics;
using CsCheck;

namespace OpenRouter.Aot.Tests.Keys;

public class BitSelectTests
{
    [Fact]
    public void It_finds_the_bit_that_counting_finds() =>
        Gen.ULong.Where(word => word != 0).Sample(word =>
        {
            int ordinal = 0;
            for (int bit = 0; bit < 64; bit++)
            {
                if ((word >> bit & 1) == 1)
                    Assert.Equal(bit, BitSelect.Find(word, ordinal++));
            }

            Assert.Equal(BitOperations.PopCount(word), ordinal);
        }, iter: 20_000);

    [Theory]
    [InlineData(ulong.MaxValue, 63, 63)]
    [InlineData(0x8000_0000_0000_0000, 0, 63)]
    [InlineData(1ul, 0, 0)]
    public void It_finds_the_outermost_bits(ulong word, int k, int expected) => Assert.Equal(expected, BitSelect.Find(word, k));
}
