namespace OpenRouter.Aot;

/// <summary>How OpenRouter routed a request; told where the request's header <c>X-OpenRouter-Metadata</c> is <c>enabled</c>.</summary>
[JsonModel]
public sealed partial class RoutingMetadata
{
    /// <summary>The model that was asked for.</summary>
    public partial string? Requested { get; set; }

    /// <summary>How it was chosen, such as <c>direct</c>, <c>auto</c> or <c>fallback</c>.</summary>
    public partial string? Strategy { get; set; }

    /// <summary>Where it was routed.</summary>
    public partial string? Region { get; set; }

    /// <summary>The whole in a line.</summary>
    public partial string? Summary { get; set; }

    /// <summary>Which attempt answered.</summary>
    public partial int? Attempt { get; set; }

    /// <summary>Whether your own provider key served.</summary>
    public partial bool? IsByok { get; set; }

    /// <summary>The endpoints that could have served.</summary>
    public partial RawJson? Endpoints { get; set; }

    /// <summary>Parameters of the router.</summary>
    public partial RawJson? Params { get; set; }

    /// <summary>The providers that were tried, in order.</summary>
    public partial IReadOnlyList<RoutingAttempt>? Attempts { get; set; }

    /// <summary>What plugins and guardrails did.</summary>
    public partial RawJson? Pipeline { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
