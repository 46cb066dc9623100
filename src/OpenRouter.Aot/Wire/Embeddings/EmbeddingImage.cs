namespace OpenRouter.Aot.Embeddings;

/// <summary>Where an image is that is to be embedded.</summary>
[JsonModel]
public sealed partial class EmbeddingImage
{
    /// <summary>An http address or a data URI.</summary>
    public partial string? Url { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
