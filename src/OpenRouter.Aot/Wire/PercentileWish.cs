namespace OpenRouter.Aot;

/// <summary>A wish for the median, or one by percentile.</summary>
[JsonUnion]
public readonly partial struct PercentileWish
{
    /// <summary>The median.</summary>
    public partial double? Median { get; }

    /// <summary>By percentile.</summary>
    public partial Percentiles? ByPercentile { get; }
}
