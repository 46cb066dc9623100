namespace OpenRouter.Aot.Messages;

/// <summary>The tokens of an answer in detail.</summary>
[JsonModel]
public sealed partial class MessageOutputTokens
{
    /// <summary>Tokens of thinking.</summary>
    public partial long? ThinkingTokens { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
