namespace OpenRouter.Aot.Simulator;

/// <summary>
/// Chance as a pure function. A generator with a state would hand its numbers out in the order in which concurrent requests happen to
/// come; these numbers depend on nothing but what they are asked for, so a run can be repeated.
/// </summary>
internal static class Chance
{
    /// <summary>64 bits decided by a seed, a purpose and a number: FNV-1a over the purpose, mixed as in SplitMix64.</summary>
    public static ulong Bits(int seed, ReadOnlySpan<char> purpose, long ordinal = 0)
    {
        ulong hash = 14695981039346656037;
        foreach (char letter in purpose) hash = (hash ^ letter) * 1099511628211;
        return Mix(Mix(hash ^ (uint)seed) + (ulong)ordinal);
    }

    /// <summary>An even draw from [0, 1).</summary>
    public static double Unit(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));

    /// <summary>An even draw from a range, both bounds included.</summary>
    public static int Pick(ScenarioRange range, ulong bits) => range.Min + (int)(bits % ((ulong)((long)range.Max - range.Min) + 1));

    /// <summary>The next of a series of 64 bits.</summary>
    public static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
