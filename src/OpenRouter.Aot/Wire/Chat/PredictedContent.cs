namespace OpenRouter.Aot;

/// <summary>What much of the answer will be, such as a file that is to be changed: the model writes it faster.</summary>
[JsonModel]
public sealed partial class PredictedContent
{
    /// <summary><c>content</c>.</summary>
    public partial string? Type { get; set; }

    /// <summary>The text.</summary>
    public partial TurnContent? Content { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
