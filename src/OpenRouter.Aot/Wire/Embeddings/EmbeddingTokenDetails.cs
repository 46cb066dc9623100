namespace OpenRouter.Aot.Embeddings;

/// <summary>The tokens of an input by kind of content.</summary>
[JsonModel]
public sealed partial class EmbeddingTokenDetails
{
    /// <summary>Of text.</summary>
    public partial long? TextTokens { get; set; }

    /// <summary>Of images.</summary>
    public partial long? ImageTokens { get; set; }

    /// <summary>Of audio.</summary>
    public partial long? AudioTokens { get; set; }

    /// <summary>Of video.</summary>
    public partial long? VideoTokens { get; set; }

    /// <summary>Of files.</summary>
    public partial long? FileTokens { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
