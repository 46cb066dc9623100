namespace OpenRouter.Aot;

/// <summary>The one source of chance of a client, seeded, so that a run can be repeated. Safe for use by several threads.</summary>
internal sealed class Chance(ulong seed)
{
    private ulong state = seed;

    /// <summary>64 bits, by SplitMix64: one interlocked addition, then a mix of the sum.</summary>
    public ulong Next() => Mix(Interlocked.Add(ref state, 0x9E3779B97F4A7C15));

    /// <summary>A number of at least 0 and below 1.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Spreads the bits of a number over all of them.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
