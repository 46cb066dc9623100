using System.CommandLine;

namespace OpenRouter.Aot.Cli;

/// <summary>The options of <c>chat</c> that send files and images along, and what they come to.</summary>
internal sealed class AttachmentOptions
{
    /// <summary>The most bytes of all files together: in a request they take a third more, and the service refuses what is much larger.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    private readonly Option<string[]> files = new Option<string[]>("--file", "-f")
    {
        Description = "A text in UTF-8 or a PDF to send along; may be repeated. All files and images together: at most 20 MiB.",
        HelpName = "PATH",
    }.RefuseBlank("--file names no file.");

    private readonly Option<string[]> images = new Option<string[]>("--image", "-i")
    {
        Description = "An image to send along, or its address: PNG, JPEG, GIF or WebP; may be repeated.",
        HelpName = "PATH|URL",
    }.RefuseBlank("--image names no image.");

    /// <summary>Every option, in the order of the help.</summary>
    public IEnumerable<Option> All => [files, images];

    /// <summary>What is said, with all that is sent along. The text comes first, which OpenRouter recommends.</summary>
    /// <exception cref="UsageException">A file cannot be read, is of another kind, or is too large.</exception>
    public async Task<ChatTurn> ReadAsync(string text, ParseResult parsed, CancellationToken ct)
    {
        string[] paths = parsed.GetValue(files) ?? [];
        string[] pictures = parsed.GetValue(images) ?? [];
        if (paths.Length + pictures.Length == 0)
            return ChatTurn.User(text);
        var reader = new AttachmentReader(MaxBytes);
        List<ContentPart> parts = [ContentPart.FromText(text)];
        foreach (string path in paths)
            parts.Add(await reader.ReadFileAsync(path, ct));
        foreach (string picture in pictures)
            parts.Add(await reader.ReadImageAsync(picture, ct));
        return new ChatTurn { Role = TurnRole.User, Content = parts };
    }
}
