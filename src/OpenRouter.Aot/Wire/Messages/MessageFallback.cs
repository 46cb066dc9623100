namespace OpenRouter.Aot.Messages;

/// <summary>A model that OpenRouter itself falls back to.</summary>
[JsonModel]
public sealed partial class MessageFallback
{
    /// <summary>The model's slug.</summary>
    public partial string? Model { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
