using System.Text;

namespace OpenRouter.Aot.Cli;

/// <summary>Reads what is sent along with a chat.</summary>
/// <param name="maxBytes">The most bytes of all files together.</param>
internal sealed class AttachmentReader(int maxBytes)
{
    private long total;

    /// <summary>A text or a PDF.</summary>
    /// <exception cref="UsageException">It cannot be read, is of another kind, or is too large.</exception>
    public async Task<ContentPart> ReadFileAsync(string path, CancellationToken ct)
    {
        byte[] content = await ReadAsync(path, ct);
        string name = Path.GetFileName(path);
        return MediaType.Of(content) switch
        {
            MediaType.Pdf => ContentPart.FromFile(content, name, MediaType.Pdf),
            MediaType.Text => ContentPart.FromText($"The file {name}:\n\n{Encoding.UTF8.GetString(content).TrimStart('\uFEFF')}"),
            var type when MediaType.IsImage(type) => throw new UsageException($"{path} is an image; send it along with --image."),
            _ => throw new UsageException($"{path} is neither a text in UTF-8 nor a PDF; nothing else can be sent along as a file."),
        };
    }

    /// <summary>An image, or an address from which OpenRouter or the provider fetches it.</summary>
    /// <exception cref="UsageException">It cannot be read, is of another kind, or is too large.</exception>
    public async Task<ContentPart> ReadImageAsync(string place, CancellationToken ct)
    {
        if (Uri.TryCreate(place, UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps))
            return ContentPart.FromImage(address);
        byte[] content = await ReadAsync(place, ct);
        return MediaType.Of(content) is { } type && MediaType.IsImage(type)
            ? ContentPart.FromImage(content, type)
            : throw new UsageException($"{place} is no PNG, JPEG, GIF or WebP image, by its content; models take no other.");
    }

    private async Task<byte[]> ReadAsync(string path, CancellationToken ct)
    {
        if (Directory.Exists(path))
            throw new UsageException($"{path} is a folder; name a file.");
        try
        {
            await using FileStream stream = File.OpenRead(path);
            // A device or a pipe does not tell its length, and may never end.
            using var whole = new MemoryStream();
            byte[] buffer = new byte[64 * 1024];
            while (await stream.ReadAsync(buffer, ct) is > 0 and var count)
            {
                total += count;
                if (total > maxBytes)
                    throw new UsageException($"{path} is too large: all files and images together may have {Figures.Count(maxBytes)} bytes. An image may be named by its address instead.");
                whole.Write(buffer, 0, count);
            }

            return whole.Length > 0 ? whole.ToArray() : throw new UsageException($"{path} is empty.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new UsageException($"{path} cannot be read: {exception.Message}");
        }
    }
}
