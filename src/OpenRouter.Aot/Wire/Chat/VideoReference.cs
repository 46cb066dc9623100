namespace OpenRouter.Aot;

/// <summary>Where a video is.</summary>
[JsonModel]
public sealed partial class VideoReference
{
    /// <summary>An http address or a data URI.</summary>
    public partial string? Url { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
