namespace OpenRouter.Aot.Soak;

/// <summary>What the pool's owner set otherwise than the defaults.</summary>
internal sealed record PoolSetup
{
    public KeyStrategy Strategy { get; init; }

    public bool SpreadsFreeModels { get; init; }

    /// <summary>Whether the keys are asked about in the background; otherwise a request is the probe of a refused key.</summary>
    public bool HasWatch { get; init; } = true;

    public int? Width { get; init; }

    public int MaxWaiting { get; init; } = new RoutingOptions().MaxWaiting;

    public double InteractiveShare { get; init; } = new RoutingOptions().InteractiveShare;

    public double RetryShare { get; init; } = new RoutingOptions().RetryShare;

    public double RetriesPerSecond { get; init; } = new RoutingOptions().RetriesPerSecond;

    public bool UsesServerFallbacks { get; init; } = true;

    public bool RetriesUnknownOutcomes { get; init; } = true;

    public RoutingOptions CreateOptions() => new()
    {
        Width = Width,
        MaxWaiting = MaxWaiting,
        InteractiveShare = InteractiveShare,
        RetryShare = RetryShare,
        RetriesPerSecond = RetriesPerSecond,
        UseServerFallbacks = UsesServerFallbacks,
        RetryUnknownOutcomes = RetriesUnknownOutcomes,
    };
}
