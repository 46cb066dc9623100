namespace OpenRouter.Aot.Messages;

/// <summary>The container that code ran in.</summary>
[JsonModel]
public sealed partial class MessageContainer
{
    /// <summary>Its id, to use it again.</summary>
    public partial string? Id { get; set; }

    /// <summary>Until when it is kept.</summary>
    public partial DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
