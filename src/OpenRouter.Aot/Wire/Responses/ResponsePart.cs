namespace OpenRouter.Aot.Responses;

/// <summary>One part of an item's content. A string converts to a text of the request.</summary>
[JsonModel]
public sealed partial class ResponsePart
{
    /// <summary>What it is.</summary>
    public partial ResponsePartType? Type { get; set; }

    /// <summary>The text, also of reasoning and its summary.</summary>
    public partial string? Text { get; set; }

    /// <summary>What the text cites.</summary>
    public partial IReadOnlyList<ResponseAnnotation>? Annotations { get; set; }

    /// <summary>How likely its tokens were.</summary>
    public partial IReadOnlyList<ResponseLogprob>? Logprobs { get; set; }

    /// <summary>Why the model refused.</summary>
    [JsonSeldom]
    public partial string? Refusal { get; set; }

    /// <summary>The image: an http address, or a data URI.</summary>
    [JsonSeldom]
    public partial string? ImageUrl { get; set; }

    /// <summary>How closely the image is looked at: <c>auto</c>, <c>low</c>, <c>high</c> or <c>original</c>.</summary>
    [JsonSeldom]
    public partial string? Detail { get; set; }

    /// <summary>The file's name.</summary>
    [JsonSeldom]
    public partial string? Filename { get; set; }

    /// <summary>The file: a data URI, or an http address.</summary>
    [JsonSeldom]
    public partial string? FileData { get; set; }

    /// <summary>The file's http address.</summary>
    [JsonSeldom]
    public partial string? FileUrl { get; set; }

    /// <summary>The file's id, where the provider has it already.</summary>
    [JsonSeldom]
    public partial string? FileId { get; set; }

    /// <summary>The audio.</summary>
    [JsonSeldom]
    public partial ResponseAudio? InputAudio { get; set; }

    /// <summary>The video: an http address, or a data URI.</summary>
    [JsonSeldom]
    public partial string? VideoUrl { get; set; }

    /// <summary>What only the provider can read.</summary>
    [JsonSeldom]
    public partial string? EncryptedContent { get; set; }

    /// <summary>Marks the end of what providers cache.</summary>
    [JsonSeldom]
    public partial PromptCacheBreakpoint? PromptCacheBreakpoint { get; set; }

    /// <summary>How a command of a shell ended.</summary>
    [JsonSeldom]
    public partial RawJson? Outcome { get; set; }

    /// <summary>What the command printed.</summary>
    [JsonSeldom]
    public partial string? Stdout { get; set; }

    /// <summary>What the command printed of errors.</summary>
    [JsonSeldom]
    public partial string? Stderr { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>A text of the request.</summary>
    /// <param name="text">The text.</param>
    public static ResponsePart FromText(string text) => new() { Type = ResponsePartType.InputText, Text = text };

    /// <summary>An image that OpenRouter or the provider fetches.</summary>
    /// <param name="url">An http address or a data URI.</param>
    /// <param name="detail"><c>auto</c>, <c>low</c>, <c>high</c> or <c>original</c>.</param>
    public static ResponsePart FromImage(Uri url, string detail = "auto")
    {
        ArgumentNullException.ThrowIfNull(url);
        return new ResponsePart { Type = ResponsePartType.InputImage, Detail = detail, ImageUrl = url.OriginalString };
    }

    /// <summary>An image that is sent along.</summary>
    /// <param name="image">The file's bytes.</param>
    /// <param name="mediaType">Such as <c>image/png</c>.</param>
    /// <param name="detail"><c>auto</c>, <c>low</c>, <c>high</c> or <c>original</c>.</param>
    public static ResponsePart FromImage(ReadOnlySpan<byte> image, string mediaType, string detail = "auto") =>
        new() { Type = ResponsePartType.InputImage, Detail = detail, ImageUrl = DataUri(image, mediaType) };

    /// <summary>A file that OpenRouter or the provider fetches.</summary>
    /// <param name="url">Its http address.</param>
    /// <param name="filename">Its name; null leaves it out.</param>
    public static ResponsePart FromFile(Uri url, string? filename = null)
    {
        ArgumentNullException.ThrowIfNull(url);
        return new ResponsePart { Type = ResponsePartType.InputFile, Filename = filename, FileUrl = url.OriginalString };
    }

    /// <summary>A file that is sent along.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="mediaType">Such as <c>application/pdf</c>.</param>
    /// <param name="filename">Its name.</param>
    public static ResponsePart FromFile(ReadOnlySpan<byte> file, string mediaType, string filename) =>
        new() { Type = ResponsePartType.InputFile, Filename = filename, FileData = DataUri(file, mediaType) };

    /// <summary>Audio that is sent along.</summary>
    /// <param name="audio">The file's bytes.</param>
    /// <param name="format"><c>mp3</c> or <c>wav</c>.</param>
    public static ResponsePart FromAudio(ReadOnlySpan<byte> audio, string format) =>
        new() { Type = ResponsePartType.InputAudio, InputAudio = new ResponseAudio { Data = Convert.ToBase64String(audio), Format = format } };

    /// <summary>A video that the provider fetches.</summary>
    /// <param name="url">An http address or a data URI.</param>
    public static ResponsePart FromVideo(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return new ResponsePart { Type = ResponsePartType.InputVideo, VideoUrl = url.OriginalString };
    }

    /// <summary>A text of the request.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator ResponsePart(string text) => FromString(text);

    /// <summary>A text of the request.</summary>
    /// <param name="text">The text.</param>
    public static ResponsePart FromString(string text) => FromText(text);

    private static string DataUri(ReadOnlySpan<byte> bytes, string mediaType) => $"data:{mediaType};base64,{Convert.ToBase64String(bytes)}";
}
