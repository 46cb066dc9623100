namespace OpenRouter.Aot;

/// <summary>What OpenRouter tells of how it served a request. OpenRouter's own, for streams only, and not for production.</summary>
[JsonModel]
public sealed partial class DebugOptions
{
    /// <summary>Whether the first events tell the body that each provider was sent. Default false.</summary>
    public partial bool? EchoUpstreamBody { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
