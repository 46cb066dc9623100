namespace OpenRouter.Aot;

/// <summary>Where an image is.</summary>
[JsonModel]
public sealed partial class ImageReference
{
    /// <summary>An http address or a data URI.</summary>
    public partial string? Url { get; set; }

    /// <summary><c>auto</c>, <c>low</c>, <c>high</c> or <c>original</c>.</summary>
    public partial string? Detail { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
