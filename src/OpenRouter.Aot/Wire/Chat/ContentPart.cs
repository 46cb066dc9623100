using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot;

/// <summary>One part of a turn's content. Parts of kinds that are not typed here keep all their members in <see cref="Extra"/>.</summary>
public sealed class ContentPart
{
    /// <summary>The kind, such as <c>text</c> or <c>image_url</c>.</summary>
    public string? Type { get; set; }

    /// <summary>The text of a <c>text</c> part.</summary>
    public string? Text { get; set; }

    /// <summary>The image of an <c>image_url</c> part.</summary>
    public ImageReference? ImageUrl { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>A text part.</summary>
    /// <param name="text">The text.</param>
    public static ContentPart FromText(string text) => new() { Type = "text", Text = text };

    /// <summary>An image that OpenRouter or the provider fetches.</summary>
    /// <param name="url">An http address or a data URI.</param>
    /// <param name="detail"><c>auto</c>, <c>low</c> or <c>high</c>; null leaves it to the provider.</param>
    public static ContentPart FromImage(Uri url, string? detail = null)
    {
        ArgumentNullException.ThrowIfNull(url);
        return new ContentPart { Type = "image_url", ImageUrl = new ImageReference { Url = url.OriginalString, Detail = detail } };
    }

    /// <summary>An image sent along.</summary>
    /// <param name="image">The file's bytes.</param>
    /// <param name="mediaType">Such as <c>image/png</c>.</param>
    public static ContentPart FromImage(ReadOnlySpan<byte> image, string mediaType) => new()
    {
        Type = "image_url",
        ImageUrl = new ImageReference { Url = $"data:{mediaType};base64,{Convert.ToBase64String(image)}" },
    };
}
