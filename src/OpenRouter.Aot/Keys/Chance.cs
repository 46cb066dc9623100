namespace OpenRouter.Aot;

/// <summary>The one source of chance of a client, seeded, so that a run can be repeated. Safe for use by several threads.</summary>
internal sealed class Chance(ulong seed)
{
    private ulong state = seed;

    /// <summary>A number of at least 0 and below 1.</summary>
    public double NextDouble()
    {
        // SplitMix64: one interlocked addition, then a mix of the sum.
        ulong mixed = Interlocked.Add(ref state, 0x9E3779B97F4A7C15);
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
