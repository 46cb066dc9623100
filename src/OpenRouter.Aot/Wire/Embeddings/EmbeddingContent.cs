namespace OpenRouter.Aot.Embeddings;

/// <summary>Content of several kinds that gets one vector.</summary>
[JsonModel]
public sealed partial class EmbeddingContent
{
    /// <summary>Its parts in order.</summary>
    public partial IReadOnlyList<EmbeddingPart>? Content { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>Content of parts.</summary>
    /// <param name="parts">The parts in order.</param>
    public static EmbeddingContent Of(params IReadOnlyList<EmbeddingPart> parts) => new() { Content = parts };
}
