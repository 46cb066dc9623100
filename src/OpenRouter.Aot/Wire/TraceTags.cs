namespace OpenRouter.Aot;

/// <summary>Where a request belongs in the traces that OpenRouter broadcasts to an observability service.</summary>
[JsonModel]
public sealed partial class TraceTags
{
    /// <summary>The trace.</summary>
    public partial string? TraceId { get; set; }

    /// <summary>The trace's name.</summary>
    public partial string? TraceName { get; set; }

    /// <summary>The name of the span.</summary>
    public partial string? SpanName { get; set; }

    /// <summary>The name of the generation.</summary>
    public partial string? GenerationName { get; set; }

    /// <summary>The span above it.</summary>
    public partial string? ParentSpanId { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
