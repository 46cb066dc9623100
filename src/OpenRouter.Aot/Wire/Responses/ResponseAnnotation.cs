namespace OpenRouter.Aot.Responses;

/// <summary>What a text cites.</summary>
[JsonModel]
public sealed partial class ResponseAnnotation
{
    /// <summary>A page, or a file.</summary>
    public partial ResponseAnnotationType? Type { get; set; }

    /// <summary>The page's address.</summary>
    public partial string? Url { get; set; }

    /// <summary>The page's title.</summary>
    public partial string? Title { get; set; }

    /// <summary>What the page says there.</summary>
    public partial string? Content { get; set; }

    /// <summary>Where the citing text begins, in characters.</summary>
    public partial int? StartIndex { get; set; }

    /// <summary>Where the citing text ends.</summary>
    public partial int? EndIndex { get; set; }

    /// <summary>The file's id.</summary>
    [JsonSeldom]
    public partial string? FileId { get; set; }

    /// <summary>The file's name.</summary>
    [JsonSeldom]
    public partial string? Filename { get; set; }

    /// <summary>Which file of the list it is.</summary>
    [JsonSeldom]
    public partial int? Index { get; set; }

    /// <summary>The container that the file lies in.</summary>
    [JsonSeldom]
    public partial string? ContainerId { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
