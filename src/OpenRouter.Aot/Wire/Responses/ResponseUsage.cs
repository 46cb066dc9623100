namespace OpenRouter.Aot.Responses;

/// <summary>What a response used and cost. Token counts are the model's own; on a hit of the response cache they are 0.</summary>
[JsonModel]
public sealed partial class ResponseUsage
{
    /// <summary>Tokens of the request.</summary>
    public partial long? InputTokens { get; set; }

    /// <summary>Which of them came from a cache.</summary>
    public partial ResponseInputTokens? InputTokensDetails { get; set; }

    /// <summary>Tokens of the answer, reasoning included.</summary>
    public partial long? OutputTokens { get; set; }

    /// <summary>Which of them were reasoning.</summary>
    public partial ResponseOutputTokens? OutputTokensDetails { get; set; }

    /// <summary>Both together.</summary>
    public partial long? TotalTokens { get; set; }

    /// <summary>What OpenRouter charged, in USD. With your own provider key (BYOK) this is only the fee.</summary>
    public partial decimal? Cost { get; set; }

    /// <summary>Whether your own provider key served.</summary>
    public partial bool? IsByok { get; set; }

    /// <summary>What the provider charged.</summary>
    public partial CostDetails? CostDetails { get; set; }

    /// <summary>How often server tools ran.</summary>
    [JsonSeldom]
    public partial ServerToolUse? ServerToolUseDetails { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
