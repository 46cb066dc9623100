namespace OpenRouter.Aot.Simulation;

/// <summary>
/// Chance that belongs to something, such as the second attempt of the seventh request: whoever sends it, and whatever was sent before, it fares alike.
/// So all policies play the same cards.
/// </summary>
internal struct Luck
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong state;

    public Luck(ulong seed, long subject, long part) =>
        state = Mix(Mix(Mix(seed) ^ unchecked((ulong)subject * Golden)) ^ unchecked((ulong)part * 0xC2B2AE3D27D4EB4F));

    /// <summary>A number of at least 0 and below 1.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Hits(double share) => share > 0 && NextDouble() < share;

    /// <summary>A factor around 1 whose logarithm is normally distributed: most are near, a few are far.</summary>
    /// <param name="sigma">The standard deviation of the logarithm.</param>
    public double NextFactor(double sigma)
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return Math.Exp(sigma * radius * Math.Cos(2 * Math.PI * NextDouble()));
    }

    private ulong Next() => Mix(state += Golden);

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
