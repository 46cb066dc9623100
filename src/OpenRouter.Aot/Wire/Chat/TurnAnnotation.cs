namespace OpenRouter.Aot;

/// <summary>A remark on an answer: a page that it cites, or a file that was read for it.</summary>
[JsonModel]
public sealed partial class TurnAnnotation
{
    /// <summary><c>url_citation</c> or <c>file</c>.</summary>
    [JsonRepeats]
    public partial string? Type { get; set; }

    /// <summary>The page.</summary>
    public partial UrlCitation? UrlCitation { get; set; }

    /// <summary>The file. Sent back with the next turn, it is not read again.</summary>
    public partial FileReference? File { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
