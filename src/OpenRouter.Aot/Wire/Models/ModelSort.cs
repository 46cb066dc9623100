namespace OpenRouter.Aot.Models;

/// <summary>An order of models. Models without a score come last. An open set: a value that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct ModelSort
{
    /// <summary>The most used first.</summary>
    [JsonName("most-popular")]
    public static partial ModelSort MostPopular { get; }

    /// <summary>The newest first.</summary>
    [JsonName("newest")]
    public static partial ModelSort Newest { get; }

    /// <summary>The most tokens of the last week first.</summary>
    [JsonName("top-weekly")]
    public static partial ModelSort TopWeekly { get; }

    /// <summary>The cheapest first.</summary>
    [JsonName("pricing-low-to-high")]
    public static partial ModelSort PricingLowToHigh { get; }

    /// <summary>The dearest first.</summary>
    [JsonName("pricing-high-to-low")]
    public static partial ModelSort PricingHighToLow { get; }

    /// <summary>The longest context first.</summary>
    [JsonName("context-high-to-low")]
    public static partial ModelSort ContextHighToLow { get; }

    /// <summary>The fastest writer first.</summary>
    [JsonName("throughput-high-to-low")]
    public static partial ModelSort ThroughputHighToLow { get; }

    /// <summary>The quickest to begin first.</summary>
    [JsonName("latency-low-to-high")]
    public static partial ModelSort LatencyLowToHigh { get; }

    /// <summary>The best of intelligence first.</summary>
    [JsonName("intelligence-high-to-low")]
    public static partial ModelSort IntelligenceHighToLow { get; }

    /// <summary>The best of programming first.</summary>
    [JsonName("coding-high-to-low")]
    public static partial ModelSort CodingHighToLow { get; }

    /// <summary>The best of work with tools first.</summary>
    [JsonName("agentic-high-to-low")]
    public static partial ModelSort AgenticHighToLow { get; }

    /// <summary>The best rating at Design Arena first.</summary>
    [JsonName("design-arena-elo-high-to-low")]
    public static partial ModelSort DesignArenaEloHighToLow { get; }
}
