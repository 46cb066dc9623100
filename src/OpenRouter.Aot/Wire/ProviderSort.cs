namespace OpenRouter.Aot;

/// <summary>By what providers are put in order. Sorting turns load balancing off. An open set: a value that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct ProviderSort
{
    /// <summary>The cheapest first.</summary>
    public static partial ProviderSort Price { get; }

    /// <summary>The fastest writer first.</summary>
    public static partial ProviderSort Throughput { get; }

    /// <summary>The fastest to begin first.</summary>
    public static partial ProviderSort Latency { get; }

    /// <summary>The most exact at calling tools first.</summary>
    public static partial ProviderSort Exacto { get; }
}
