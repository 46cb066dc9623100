using System.Text.Unicode;

namespace OpenRouter.Aot.Cli;

/// <summary>What a file is, by its content: a name may say anything.</summary>
internal static class MediaType
{
    public const string Pdf = "application/pdf";
    public const string Text = "text/plain";

    /// <summary>The media type of a PDF, an image that models take, or a text in UTF-8; null for anything else.</summary>
    public static string? Of(ReadOnlySpan<byte> content) => content switch
    {
        _ when content.StartsWith("%PDF-"u8) => Pdf,
        _ when content.StartsWith(PngStart) => "image/png",
        _ when content.StartsWith(JpegStart) => "image/jpeg",
        _ when content.StartsWith("GIF87a"u8) || content.StartsWith("GIF89a"u8) => "image/gif",
        _ when content.Length >= 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8) => "image/webp",
        _ when IsText(content) => Text,
        _ => null,
    };

    /// <summary>Whether it is an image.</summary>
    public static bool IsImage(string? type) => type?.StartsWith("image/", StringComparison.Ordinal) == true;

    private static ReadOnlySpan<byte> PngStart => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> JpegStart => [0xFF, 0xD8, 0xFF];

    private static bool IsText(ReadOnlySpan<byte> content) => !content.Contains((byte)0) && Utf8.IsValid(content);
}
