namespace OpenRouter.Aot.Embeddings;

/// <summary>One part of content that is to be embedded.</summary>
[JsonModel]
public sealed partial class EmbeddingPart
{
    /// <summary>The kind.</summary>
    public partial EmbeddingPartKind? Type { get; set; }

    /// <summary>The text of a <c>text</c> part.</summary>
    public partial string? Text { get; set; }

    /// <summary>The image of an <c>image_url</c> part.</summary>
    public partial EmbeddingImage? ImageUrl { get; set; }

    /// <summary>The audio of an <c>input_audio</c> part.</summary>
    [JsonSeldom]
    public partial EmbeddingMedia? InputAudio { get; set; }

    /// <summary>The video of an <c>input_video</c> part.</summary>
    [JsonSeldom]
    public partial EmbeddingMedia? InputVideo { get; set; }

    /// <summary>The file of an <c>input_file</c> part.</summary>
    [JsonSeldom]
    public partial EmbeddingMedia? InputFile { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>A text part.</summary>
    /// <param name="text">The text.</param>
    public static EmbeddingPart FromText(string text) => new() { Type = EmbeddingPartKind.Text, Text = text };

    /// <summary>An image that OpenRouter or the provider fetches.</summary>
    /// <param name="url">An http address or a data URI.</param>
    public static EmbeddingPart FromImage(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return new EmbeddingPart { Type = EmbeddingPartKind.ImageUrl, ImageUrl = new EmbeddingImage { Url = url.OriginalString } };
    }

    /// <summary>An image sent along.</summary>
    /// <param name="image">The file's bytes.</param>
    /// <param name="mediaType">Such as <c>image/png</c>.</param>
    public static EmbeddingPart FromImage(ReadOnlySpan<byte> image, string mediaType) => new()
    {
        Type = EmbeddingPartKind.ImageUrl,
        ImageUrl = new EmbeddingImage { Url = $"data:{mediaType};base64,{Convert.ToBase64String(image)}" },
    };

    /// <summary>Audio sent along.</summary>
    /// <param name="audio">The file's bytes.</param>
    /// <param name="format">Such as <c>wav</c> or <c>mp3</c>.</param>
    public static EmbeddingPart FromAudio(ReadOnlySpan<byte> audio, string format) =>
        new() { Type = EmbeddingPartKind.InputAudio, InputAudio = EmbeddingMedia.Of(audio, format) };

    /// <summary>A video sent along.</summary>
    /// <param name="video">The file's bytes.</param>
    /// <param name="format">Such as <c>mp4</c>.</param>
    public static EmbeddingPart FromVideo(ReadOnlySpan<byte> video, string format) =>
        new() { Type = EmbeddingPartKind.InputVideo, InputVideo = EmbeddingMedia.Of(video, format) };

    /// <summary>A file sent along.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="format">Such as <c>pdf</c>.</param>
    public static EmbeddingPart FromFile(ReadOnlySpan<byte> file, string format) =>
        new() { Type = EmbeddingPartKind.InputFile, InputFile = EmbeddingMedia.Of(file, format) };
}
