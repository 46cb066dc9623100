namespace OpenRouter.Aot.Completions;

/// <summary>One of the answers to a completion.</summary>
[JsonModel]
public sealed partial class CompletionChoice
{
    /// <summary>Its number, from 0.</summary>
    public partial int? Index { get; set; }

    /// <summary>The text that goes on.</summary>
    public partial string? Text { get; set; }

    /// <summary>What the model thought, where it reasons and tells.</summary>
    [JsonSeldom]
    public partial string? Reasoning { get; set; }

    /// <summary>Why the model stopped.</summary>
    public partial FinishReason? FinishReason { get; set; }

    /// <summary>Why, in the provider's own word.</summary>
    public partial string? NativeFinishReason { get; set; }

    /// <summary>The likelihood of the tokens, in the provider's own shape.</summary>
    [JsonSeldom]
    public partial RawJson? Logprobs { get; set; }

    /// <summary>What went wrong in the middle of this answer.</summary>
    [JsonSeldom]
    public partial ApiError? Error { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
