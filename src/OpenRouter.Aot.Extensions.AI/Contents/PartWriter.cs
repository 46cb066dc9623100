using Microsoft.Extensions.AI;

namespace OpenRouter.Aot.Extensions.AI;

/// <summary>Writes contents of Microsoft.Extensions.AI as the parts of a turn.</summary>
internal static class PartWriter
{
    /// <summary>The content of a turn: one text where it is nothing else, or parts.</summary>
    /// <param name="contents">The contents; what is no part of a turn is passed over.</param>
    /// <param name="place">Where they stand, for the error.</param>
    /// <returns>Null where nothing can be said.</returns>
    /// <exception cref="ArgumentException">A content cannot be sent in this form.</exception>
    public static TurnContent? Write(IEnumerable<AIContent> contents, string place)
    {
        var parts = new List<ContentPart>();
        foreach (AIContent content in contents)
        {
            if (Write(content, place) is { } part)
                parts.Add(part);
        }

        return parts switch
        {
            [] => default(TurnContent?),
            [{ Text: { } text, CacheControl: null }] => text,
            _ => new TurnContent(parts),
        };
    }

    /// <summary>A content as a part; null where it is none.</summary>
    public static ContentPart? Write(AIContent content, string place)
    {
        ContentPart? part = content switch
        {
            TextContent text => ContentPart.FromText(text.Text),
            // What this library gave, or a user made by hand, goes out as it is.
            { RawRepresentation: ContentPart raw } => raw,
            DataContent data => Write(data),
            UriContent link => Write(link, place),
            HostedFileContent file => new ContentPart { Type = ContentKind.File, File = new FileReference { FileId = file.FileId, Filename = file.Name } },
            _ => null,
        };
        if (part is null || CarriedMembers.Find(content.AdditionalProperties, CarriedMembers.CacheControl) is not { } cache)
            return part;
        part = OpenRouterJson.Parse<ContentPart>(OpenRouterJson.ToUtf8Bytes(part));
        part.CacheControl = OpenRouterJson.Parse<CacheControl>(cache.Utf8);
        return part;
    }

    private static ContentPart Write(DataContent data)
    {
        if (data.HasTopLevelMediaType("image"))
            return Image(data.Uri, data);
        if (data.HasTopLevelMediaType("audio"))
            return new ContentPart { Type = ContentKind.InputAudio, InputAudio = new AudioInput { Data = data.Base64Data.ToString(), Format = FormatOf(data.MediaType) } };
        if (data.HasTopLevelMediaType("video"))
            return new ContentPart { Type = ContentKind.VideoUrl, VideoUrl = new VideoReference { Url = data.Uri } };
        return new ContentPart { Type = ContentKind.File, File = new FileReference { Filename = data.Name ?? NameOf(data.MediaType), FileData = data.Uri } };
    }

    private static ContentPart Write(UriContent link, string place)
    {
        string url = link.Uri.OriginalString;
        if (link.HasTopLevelMediaType("image"))
            return Image(url, link);
        if (link.HasTopLevelMediaType("video"))
            return new ContentPart { Type = ContentKind.VideoUrl, VideoUrl = new VideoReference { Url = url } };
        if (link.HasTopLevelMediaType("audio"))
            throw new ArgumentException($"{place} holds audio by its address ({link.MediaType}), which OpenRouter does not fetch. Send the bytes: new DataContent(bytes, \"audio/wav\").");
        return new ContentPart { Type = ContentKind.File, File = new FileReference { Filename = LastSegment(link), FileData = url } };
    }

    private static ContentPart Image(string url, AIContent content) => new()
    {
        Type = ContentKind.ImageUrl,
        ImageUrl = new ImageReference
        {
            Url = url,
            Detail = content.AdditionalProperties is { } properties && properties.TryGetValue("detail", out object? detail) ? detail?.ToString() : null,
        },
    };

    private static string LastSegment(UriContent link)
    {
        string path = link.Uri.IsAbsoluteUri ? link.Uri.AbsolutePath : link.Uri.OriginalString;
        string name = path[(path.LastIndexOf('/') + 1)..];
        return name.Length > 0 ? Uri.UnescapeDataString(name) : NameOf(link.MediaType);
    }

    private static string NameOf(string mediaType) => mediaType switch
    {
        "application/pdf" => "document.pdf",
        "text/plain" => "document.txt",
        "text/markdown" => "document.md",
        _ => "document",
    };

    private static string FormatOf(string mediaType) => mediaType["audio/".Length..] switch
    {
        "mpeg" or "mpga" => "mp3",
        "x-wav" or "wave" or "vnd.wave" => "wav",
        "mp4" or "x-m4a" => "m4a",
        "x-aiff" => "aiff",
        "pcm" => "pcm16",
        string format => format,
    };
}
