namespace OpenRouter.Aot;

/// <summary>A provider that OpenRouter tried for a request.</summary>
[JsonModel]
public sealed partial class RoutingAttempt
{
    /// <summary>The provider.</summary>
    public partial string? Provider { get; set; }

    /// <summary>The model.</summary>
    public partial string? Model { get; set; }

    /// <summary>The HTTP status that it answered.</summary>
    public partial int? Status { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
