namespace OpenRouter.Aot.Messages;

/// <summary>The data of an image or a document, or where it lies.</summary>
[JsonModel]
public sealed partial class MessageMedia
{
    /// <summary><c>base64</c>, <c>url</c>, <c>text</c>, <c>content</c> or <c>file</c>.</summary>
    public partial string? Type { get; set; }

    /// <summary>What the data is, such as <c>image/png</c>.</summary>
    public partial string? MediaType { get; set; }

    /// <summary>The data, in Base64; of a plain text, the text.</summary>
    public partial string? Data { get; set; }

    /// <summary>The http address.</summary>
    public partial string? Url { get; set; }

    /// <summary>The file's id, where the provider has it already.</summary>
    [JsonSeldom]
    public partial string? FileId { get; set; }

    /// <summary>The document as a text or blocks.</summary>
    [JsonSeldom]
    public partial MessageContent? Content { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>What the provider fetches.</summary>
    /// <param name="url">Its http address.</param>
    public static MessageMedia FromUrl(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return new MessageMedia { Type = "url", Url = url.OriginalString };
    }

    /// <summary>What is sent along.</summary>
    /// <param name="data">The file's bytes.</param>
    /// <param name="mediaType">What they are, such as <c>image/png</c>.</param>
    public static MessageMedia FromBytes(ReadOnlySpan<byte> data, string mediaType) =>
        new() { Type = "base64", MediaType = mediaType, Data = Convert.ToBase64String(data) };
}
