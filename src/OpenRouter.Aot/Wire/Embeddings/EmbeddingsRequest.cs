namespace OpenRouter.Aot.Embeddings;

/// <summary>A request to <c>POST /embeddings</c>. What is null is not sent.</summary>
[JsonModel]
public sealed partial class EmbeddingsRequest
{
    /// <summary>The model and its fallbacks. Vectors of different models do not compare: name fallbacks only where each answer stands alone.</summary>
    public partial ModelRoute Model { get; set; }

    /// <summary>What to embed: a text, several texts, tokens, or content of several kinds.</summary>
    public required partial EmbeddingInput Input { get; set; }

    /// <summary>How many numbers a vector has, at least 1; null takes the model's own.</summary>
    public partial int? Dimensions { get; set; }

    /// <summary>How vectors are sent. Base64 is a quarter of the size; <see cref="EmbeddingVector.ToArray"/> reads both.</summary>
    public partial EmbeddingEncoding? EncodingFormat { get; set; }

    /// <summary>What the vectors are for, such as <c>search_query</c> or <c>search_document</c>, where the model makes a difference.</summary>
    public partial string? InputType { get; set; }

    /// <summary>Which providers may serve.</summary>
    public partial ProviderPreferences? Provider { get; set; }

    /// <summary>A stable id of your end user.</summary>
    public partial string? User { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
