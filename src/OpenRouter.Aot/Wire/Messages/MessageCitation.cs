namespace OpenRouter.Aot.Messages;

/// <summary>One place that a text cites.</summary>
[JsonModel]
public sealed partial class MessageCitation
{
    /// <summary>What kind of place it is.</summary>
    public partial MessageCitationType? Type { get; set; }

    /// <summary>What stands there. It is not billed.</summary>
    public partial string? CitedText { get; set; }

    /// <summary>Which document of the request, from 0.</summary>
    public partial int? DocumentIndex { get; set; }

    /// <summary>The document's title.</summary>
    public partial string? DocumentTitle { get; set; }

    /// <summary>The document's file.</summary>
    [JsonSeldom]
    public partial string? FileId { get; set; }

    /// <summary>Where it begins, in characters from 0.</summary>
    [JsonSeldom]
    public partial int? StartCharIndex { get; set; }

    /// <summary>Where it ends, exclusive.</summary>
    [JsonSeldom]
    public partial int? EndCharIndex { get; set; }

    /// <summary>Where it begins, in pages from 1.</summary>
    [JsonSeldom]
    public partial int? StartPageNumber { get; set; }

    /// <summary>Where it ends, exclusive.</summary>
    [JsonSeldom]
    public partial int? EndPageNumber { get; set; }

    /// <summary>Where it begins, in blocks from 0.</summary>
    [JsonSeldom]
    public partial int? StartBlockIndex { get; set; }

    /// <summary>Where it ends, exclusive.</summary>
    [JsonSeldom]
    public partial int? EndBlockIndex { get; set; }

    /// <summary>The page's address.</summary>
    [JsonSeldom]
    public partial string? Url { get; set; }

    /// <summary>The title of the page or of the search result.</summary>
    [JsonSeldom]
    public partial string? Title { get; set; }

    /// <summary>Where on the page, in a form that only the provider can read. Send it back.</summary>
    [JsonSeldom]
    public partial string? EncryptedIndex { get; set; }

    /// <summary>Which search result of the request, from 0.</summary>
    [JsonSeldom]
    public partial int? SearchResultIndex { get; set; }

    /// <summary>The name or address of the search result.</summary>
    [JsonSeldom]
    public partial string? Source { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
