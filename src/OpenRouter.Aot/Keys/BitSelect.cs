using System.Numerics;

namespace OpenRouter.Aot;

/// <summary>The position of the k-th set bit.</summary>
internal static class BitSelect
{
    /// <summary>
    /// Finds it without PDEP, which NativeAOT's default code does not have: byte counts are summed across the word, the byte is found by
    /// comparing all prefix sums at once, and the rest is at most seven steps.
    /// </summary>
    /// <param name="word">The bits.</param>
    /// <param name="k">Which set bit, from 0; below the number of set bits.</param>
    public static int Find(ulong word, int k)
    {
        const ulong Ones = 0x0101010101010101, Highs = 0x8080808080808080;
        ulong sums = word - ((word >> 1) & 0x5555555555555555);
        sums = (sums & 0x3333333333333333) + ((sums >> 2) & 0x3333333333333333);
        sums = ((sums + (sums >> 4)) & 0x0F0F0F0F0F0F0F0F) * Ones;

        // Each byte whose prefix sum is at most k keeps its high bit; their number is the byte that holds the k-th bit.
        ulong atMost = (((ulong)k * Ones) | Highs) - sums;
        int shift = BitOperations.PopCount(atMost & Highs) * 8;
        ulong before = shift == 0 ? 0 : (sums >> (shift - 8)) & 0xFF;
        uint rest = (uint)(word >> shift) & 0xFF;
        for (int i = k - (int)before; i > 0; i--)
            rest &= rest - 1;
        return shift + BitOperations.TrailingZeroCount(rest);
    }
}
