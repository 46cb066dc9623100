namespace OpenRouter.Aot;

/// <summary>How a pool chooses among the keys that serve. Priority tiers, groups and sessions go with each.</summary>
public enum KeyStrategy
{
    /// <summary>One after the other.</summary>
    RoundRobin,

    /// <summary>One after the other, each as often as its weight says, evenly interleaved.</summary>
    Weighted,

    /// <summary>Of two different keys, drawn by chance, the one with fewer attempts in flight for its weight.</summary>
    LeastInFlight,
}
