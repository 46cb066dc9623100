namespace OpenRouter.Aot.Rerank;

/// <summary>A document's text and image, of which it has at least one.</summary>
[JsonModel]
public sealed partial class RerankContent
{
    /// <summary>The text.</summary>
    public partial string? Text { get; set; }

    /// <summary>The image, an http address or a data URI.</summary>
    public partial string? Image { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
