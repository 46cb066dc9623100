namespace OpenRouter.Aot.Messages;

/// <summary>How much effort an answer may cost, and the format of its text.</summary>
[JsonModel]
public sealed partial class MessageOutputConfig
{
    /// <summary>How much effort: from <c>low</c> to <c>max</c>.</summary>
    public partial EffortLevel? Effort { get; set; }

    /// <summary>The format of the text.</summary>
    public partial MessageOutputFormat? Format { get; set; }

    /// <summary>The tokens that a whole task may use, which the model is told.</summary>
    public partial MessageTaskBudget? TaskBudget { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
