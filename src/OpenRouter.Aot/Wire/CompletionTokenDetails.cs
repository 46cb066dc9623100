namespace OpenRouter.Aot;

/// <summary>The answer's tokens in detail.</summary>
[JsonModel]
public sealed partial class CompletionTokenDetails
{
    /// <summary>Of reasoning.</summary>
    public partial long? ReasoningTokens { get; set; }

    /// <summary>Of images.</summary>
    public partial long? ImageTokens { get; set; }

    /// <summary>Of audio.</summary>
    public partial long? AudioTokens { get; set; }

    /// <summary>Of the prediction, used.</summary>
    [JsonSeldom]
    public partial long? AcceptedPredictionTokens { get; set; }

    /// <summary>Of the prediction, not used and billed all the same.</summary>
    [JsonSeldom]
    public partial long? RejectedPredictionTokens { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
