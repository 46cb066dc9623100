namespace OpenRouter.Aot.Messages;

/// <summary>The tokens that a whole task may use, over several answers.</summary>
[JsonModel]
public sealed partial class MessageTaskBudget
{
    /// <summary><c>tokens</c>.</summary>
    public partial string? Type { get; set; }

    /// <summary>All of them.</summary>
    public partial long? Total { get; set; }

    /// <summary>What is left of them.</summary>
    public partial long? Remaining { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
