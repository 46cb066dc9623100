namespace OpenRouter.Aot;

/// <summary>How much a model reasons. <see cref="Effort"/> and <see cref="MaxTokens"/> are alternatives.</summary>
[JsonModel]
public sealed partial class ReasoningPreferences
{
    /// <summary>How hard.</summary>
    public partial EffortLevel? Effort { get; set; }

    /// <summary>The most tokens to reason with.</summary>
    public partial int? MaxTokens { get; set; }

    /// <summary>Whether to hide the reasoning. It is billed all the same.</summary>
    public partial bool? Exclude { get; set; }

    /// <summary>Whether to reason at all.</summary>
    public partial bool? Enabled { get; set; }

    /// <summary>How to sum the reasoning up: <c>auto</c>, <c>concise</c> or <c>detailed</c>.</summary>
    [JsonSeldom]
    public partial string? Summary { get; set; }

    /// <summary>What of earlier reasoning the model sees.</summary>
    [JsonSeldom]
    public partial string? Context { get; set; }

    /// <summary><c>standard</c> or <c>pro</c>.</summary>
    [JsonSeldom]
    public partial string? Mode { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
