namespace OpenRouter.Aot;

/// <summary>A file that is sent along.</summary>
[JsonModel]
public sealed partial class FileReference
{
    /// <summary>The file's name.</summary>
    public partial string? Filename { get; set; }

    /// <summary>An http address or a data URI.</summary>
    public partial string? FileData { get; set; }

    /// <summary>The id of a file that was uploaded before.</summary>
    public partial string? FileId { get; set; }

    /// <summary>The hash of a file that was read before.</summary>
    [JsonSeldom]
    public partial string? Hash { get; set; }

    /// <summary>The name of a file that was read before.</summary>
    [JsonSeldom]
    public partial string? Name { get; set; }

    /// <summary>What was read in a file before; sent back, it is not read again.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<ContentPart>? Content { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
