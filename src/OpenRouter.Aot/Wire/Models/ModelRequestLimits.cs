namespace OpenRouter.Aot.Models;

/// <summary>The most tokens of one request.</summary>
[JsonModel]
public sealed partial class ModelRequestLimits
{
    /// <summary>Of the request.</summary>
    public partial long? PromptTokens { get; set; }

    /// <summary>Of the answer.</summary>
    public partial long? CompletionTokens { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
