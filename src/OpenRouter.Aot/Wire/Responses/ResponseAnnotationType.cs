namespace OpenRouter.Aot.Responses;

/// <summary>What an annotation points at. An open set: a type that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct ResponseAnnotationType
{
    /// <summary>A page of the web.</summary>
    public static partial ResponseAnnotationType UrlCitation { get; }

    /// <summary>A file that was searched.</summary>
    public static partial ResponseAnnotationType FileCitation { get; }

    /// <summary>A file that was made.</summary>
    public static partial ResponseAnnotationType FilePath { get; }
}
