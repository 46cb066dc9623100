namespace OpenRouter.Aot.Messages;

/// <summary>Where a citation points. An open set: a type that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct MessageCitationType
{
    /// <summary>At characters of a text.</summary>
    public static partial MessageCitationType CharLocation { get; }

    /// <summary>At pages of a PDF.</summary>
    public static partial MessageCitationType PageLocation { get; }

    /// <summary>At blocks of a document.</summary>
    public static partial MessageCitationType ContentBlockLocation { get; }

    /// <summary>At a page of the web.</summary>
    public static partial MessageCitationType WebSearchResultLocation { get; }

    /// <summary>At blocks of a search result.</summary>
    public static partial MessageCitationType SearchResultLocation { get; }
}
