namespace OpenRouter.Aot.Messages;

/// <summary>What the provider is told of a request.</summary>
[JsonModel]
public sealed partial class MessageMetadata
{
    /// <summary>A stable id of the end user, which names nobody.</summary>
    public partial string? UserId { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
