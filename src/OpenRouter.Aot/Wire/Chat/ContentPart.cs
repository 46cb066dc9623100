namespace OpenRouter.Aot;

/// <summary>One part of a turn's content. Parts of kinds that are not typed here keep all their members in <see cref="Extra"/>.</summary>
[JsonModel]
public sealed partial class ContentPart
{
    /// <summary>The kind.</summary>
    public partial ContentKind? Type { get; set; }

    /// <summary>The text of a <c>text</c> part.</summary>
    public partial string? Text { get; set; }

    /// <summary>The image of an <c>image_url</c> part.</summary>
    public partial ImageReference? ImageUrl { get; set; }

    /// <summary>The audio of an <c>input_audio</c> part.</summary>
    [JsonSeldom]
    public partial AudioInput? InputAudio { get; set; }

    /// <summary>The video of a <c>video_url</c> part.</summary>
    [JsonSeldom]
    public partial VideoReference? VideoUrl { get; set; }

    /// <summary>The file of a <c>file</c> part.</summary>
    [JsonSeldom]
    public partial FileReference? File { get; set; }

    /// <summary>Ends what is to be kept in the prompt cache.</summary>
    [JsonSeldom]
    public partial CacheControl? CacheControl { get; set; }

    /// <summary>Ends what is to be kept in the prompt cache, as OpenAI has it.</summary>
    [JsonSeldom]
    public partial PromptCacheBreakpoint? PromptCacheBreakpoint { get; set; }

    /// <summary>The number of an image that the model made.</summary>
    [JsonSeldom]
    public partial int? Index { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>A text part.</summary>
    /// <param name="text">The text.</param>
    public static ContentPart FromText(string text) => new() { Type = ContentKind.Text, Text = text };

    /// <summary>An image that OpenRouter or the provider fetches.</summary>
    /// <param name="url">An http address or a data URI.</param>
    /// <param name="detail"><c>auto</c>, <c>low</c> or <c>high</c>; null leaves it to the provider.</param>
    public static ContentPart FromImage(Uri url, string? detail = null)
    {
        ArgumentNullException.ThrowIfNull(url);
        return new ContentPart { Type = ContentKind.ImageUrl, ImageUrl = new ImageReference { Url = url.OriginalString, Detail = detail } };
    }

    /// <summary>An image sent along.</summary>
    /// <param name="image">The file's bytes.</param>
    /// <param name="mediaType">Such as <c>image/png</c>.</param>
    public static ContentPart FromImage(ReadOnlySpan<byte> image, string mediaType) =>
        new() { Type = ContentKind.ImageUrl, ImageUrl = new ImageReference { Url = ToDataUri(image, mediaType) } };

    /// <summary>Audio sent along.</summary>
    /// <param name="audio">The file's bytes.</param>
    /// <param name="format">Such as <c>wav</c> or <c>mp3</c>.</param>
    public static ContentPart FromAudio(ReadOnlySpan<byte> audio, string format) =>
        new() { Type = ContentKind.InputAudio, InputAudio = new AudioInput { Data = Convert.ToBase64String(audio), Format = format } };

    /// <summary>A file sent along, such as a PDF.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="mediaType">Such as <c>application/pdf</c>.</param>
    public static ContentPart FromFile(ReadOnlySpan<byte> file, string name, string mediaType) =>
        new() { Type = ContentKind.File, File = new FileReference { Filename = name, FileData = ToDataUri(file, mediaType) } };

    private static string ToDataUri(ReadOnlySpan<byte> data, string mediaType) => $"data:{mediaType};base64,{Convert.ToBase64String(data)}";
}
