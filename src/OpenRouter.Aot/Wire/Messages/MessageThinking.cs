namespace OpenRouter.Aot.Messages;

/// <summary>Whether, and how much, a model thinks before it answers.</summary>
[JsonModel]
public sealed partial class MessageThinking
{
    /// <summary>Whether it thinks.</summary>
    public partial MessageThinkingType? Type { get; set; }

    /// <summary>
    /// The most tokens that it may think, at least 1,024 and less than the request's token limit; for <see
    /// cref="MessageThinkingType.Enabled"/>.
    /// </summary>
    public partial int? BudgetTokens { get; set; }

    /// <summary>What is told of it: <c>summarized</c> or <c>omitted</c>.</summary>
    public partial string? Display { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>The model thinks, up to a number of tokens.</summary>
    /// <param name="budgetTokens">The tokens, at least 1,024 and less than the request's token limit.</param>
    public static MessageThinking Enabled(int budgetTokens) => new() { Type = MessageThinkingType.Enabled, BudgetTokens = budgetTokens };

    /// <summary>The model decides how much it thinks.</summary>
    public static MessageThinking Adaptive() => new() { Type = MessageThinkingType.Adaptive };

    /// <summary>The model does not think.</summary>
    public static MessageThinking Disabled() => new() { Type = MessageThinkingType.Disabled };
}
