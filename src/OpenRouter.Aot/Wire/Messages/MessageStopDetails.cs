namespace OpenRouter.Aot.Messages;

/// <summary>Why a model, or its provider, refused.</summary>
[JsonModel]
public sealed partial class MessageStopDetails
{
    /// <summary><c>refusal</c>.</summary>
    public partial string? Type { get; set; }

    /// <summary>What it is about, such as <c>cyber</c> or <c>bio</c>.</summary>
    public partial string? Category { get; set; }

    /// <summary>Why, in words.</summary>
    public partial string? Explanation { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
