namespace OpenRouter.Aot;

/// <summary>What a chat used and cost. Token counts are the model's own; on a hit of the response cache they are 0.</summary>
[JsonModel]
public sealed partial class ChatUsage
{
    /// <summary>Tokens of the request.</summary>
    public partial long? PromptTokens { get; set; }

    /// <summary>Tokens of the answer, reasoning included.</summary>
    public partial long? CompletionTokens { get; set; }

    /// <summary>Both together.</summary>
    public partial long? TotalTokens { get; set; }

    /// <summary>What OpenRouter charged, in USD. With your own provider key (BYOK) this is only the fee.</summary>
    public partial decimal? Cost { get; set; }

    /// <summary>Whether your own provider key served.</summary>
    public partial bool? IsByok { get; set; }

    /// <summary>The cost in detail.</summary>
    public partial CostDetails? CostDetails { get; set; }

    /// <summary>The request's tokens in detail.</summary>
    public partial PromptTokenDetails? PromptTokensDetails { get; set; }

    /// <summary>The answer's tokens in detail.</summary>
    public partial CompletionTokenDetails? CompletionTokensDetails { get; set; }

    /// <summary>What the server's own tools did.</summary>
    [JsonSeldom]
    public partial ServerToolUse? ServerToolUse { get; set; }

    /// <summary>What the server's own tools did, in detail.</summary>
    [JsonSeldom]
    public partial ServerToolUse? ServerToolUseDetails { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
