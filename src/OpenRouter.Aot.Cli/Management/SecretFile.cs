using OpenRouter.Aot.Accounts;

namespace OpenRouter.Aot.Cli;

/// <summary>
/// A new file that only its owner may read, for a secret that is told once. It is made before the key is, so that no key is made whose secret cannot be
/// kept; a file that is there is never written over. Where nothing came of it, the file goes again.
/// </summary>
internal sealed class SecretFile : IDisposable
{
    private readonly FileStream stream;
    private bool isKept;

    private SecretFile(FileStream stream) => this.stream = stream;

    /// <summary>The file.</summary>
    public string Path => stream.Name;

    /// <summary>Makes the file.</summary>
    /// <exception cref="UsageException">It is there, or it cannot be made.</exception>
    public static SecretFile Create(string path)
    {
        // Without a buffer nothing is left that closing the file would try to write again.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        // On Windows a file has the access rules of its folder.
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            return new SecretFile(new FileStream(path, options));
        }
        catch (IOException) when (File.Exists(path) || Directory.Exists(path))
        {
            throw new UsageException($"{path} is there, and is not written over: name another file with --output, or move that one away.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new UsageException($"The secret cannot be kept in '{path}': {exception.Message}");
        }
    }

    /// <summary>Reads a secret.</summary>
    /// <param name="path">The file; a line break at its end is no part of the secret.</param>
    /// <param name="what">Whose it is, to begin an error with.</param>
    /// <exception cref="UsageException">It cannot be read, or is no key.</exception>
    public static ApiKey Read(string path, string what)
    {
        const int MaxBytes = 16 * 1024;
        try
        {
            // A device or a pipe does not tell its length, and may never end.
            byte[] buffer = new byte[MaxBytes];
            using FileStream stream = File.OpenRead(path);
            int length = stream.ReadAtLeast(buffer, MaxBytes, throwOnEndOfStream: false);
            string secret = System.Text.Encoding.UTF8.GetString(buffer, 0, length).TrimEnd('\r', '\n');
            return ApiKey.TryCreate(secret, path, out ApiKey? key, out string? mistake) ? key : throw new UsageException($"{what} in {path} {mistake}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new UsageException($"{what} cannot be read from '{path}': {exception.Message}");
        }
    }

    /// <summary>Writes the secret, so that it outlives a loss of power.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    public void Keep(CreatedKey key)
    {
        key.WriteSecretTo(stream);
        stream.Write("\n"u8);
        stream.Flush(flushToDisk: true);
        isKept = true;
    }

    /// <summary>Closes the file, and takes it away where it holds no secret.</summary>
    public void Dispose()
    {
        stream.Dispose();
        if (!isKept)
            File.Delete(stream.Name);
    }
}
