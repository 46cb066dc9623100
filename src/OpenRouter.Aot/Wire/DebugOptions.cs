namespace OpenRouter.Aot;

/// <summary>What a stream tells of how it was made. Not for production.</summary>
[JsonModel]
public sealed partial class DebugOptions
{
    /// <summary>Whether the first chunks hold what OpenRouter sent to each provider.</summary>
    public partial bool? EchoUpstreamBody { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
