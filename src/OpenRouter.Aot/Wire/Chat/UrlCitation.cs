namespace OpenRouter.Aot;

/// <summary>A page that an answer cites.</summary>
[JsonModel]
public sealed partial class UrlCitation
{
    /// <summary>Where it is.</summary>
    public partial string? Url { get; set; }

    /// <summary>Its title.</summary>
    public partial string? Title { get; set; }

    /// <summary>What of it was read.</summary>
    public partial string? Content { get; set; }

    /// <summary>Where in the answer the cited text begins, in characters.</summary>
    public partial int? StartIndex { get; set; }

    /// <summary>Where it ends.</summary>
    public partial int? EndIndex { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
