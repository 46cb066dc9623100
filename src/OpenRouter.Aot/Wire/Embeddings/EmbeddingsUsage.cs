namespace OpenRouter.Aot.Embeddings;

/// <summary>What embeddings used and cost.</summary>
[JsonModel]
public sealed partial class EmbeddingsUsage
{
    /// <summary>Tokens of the input.</summary>
    public partial long? PromptTokens { get; set; }

    /// <summary>All tokens.</summary>
    public partial long? TotalTokens { get; set; }

    /// <summary>What OpenRouter charged, in USD. With your own provider key (BYOK) this is only the fee.</summary>
    public partial decimal? Cost { get; set; }

    /// <summary>Whether your own provider key served.</summary>
    public partial bool? IsByok { get; set; }

    /// <summary>The cost in detail.</summary>
    public partial CostDetails? CostDetails { get; set; }

    /// <summary>The tokens by kind of content; only where the input had several kinds and the provider tells.</summary>
    [JsonSeldom]
    public partial EmbeddingTokenDetails? PromptTokensDetails { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
