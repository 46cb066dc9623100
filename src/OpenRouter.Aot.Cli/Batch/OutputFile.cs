namespace OpenRouter.Aot.Cli;

/// <summary>The output of a batch. A line is appended with one write, so that a death of the process tears the last line at worst.</summary>
internal sealed class OutputFile : IDisposable
{
    private readonly FileStream file;

    private OutputFile(FileStream file) => this.file = file;

    /// <summary>Opens the output for appending.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static OutputFile Open(string path)
    {
        try
        {
            return new OutputFile(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new UsageException($"{path} cannot be written: {exception.Message}");
        }
    }

    /// <summary>Appends a line with its line break.</summary>
    /// <exception cref="IOException">The disk is full, or gone.</exception>
    public void Append(ReadOnlySpan<byte> line) => file.Write(line);

    public void Dispose() => file.Dispose();
}
