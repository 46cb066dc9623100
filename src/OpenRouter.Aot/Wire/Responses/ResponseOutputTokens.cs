namespace OpenRouter.Aot.Responses;

/// <summary>The tokens of an answer in detail.</summary>
[JsonModel]
public sealed partial class ResponseOutputTokens
{
    /// <summary>Tokens of reasoning.</summary>
    public partial long? ReasoningTokens { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
