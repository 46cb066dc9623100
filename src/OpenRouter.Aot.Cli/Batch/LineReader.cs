using System.Buffers;

namespace OpenRouter.Aot.Cli;

/// <summary>
/// Reads a file line by line without ever holding more than one line, and of a line that is too long not even that. Not safe for use by
/// several threads.
/// </summary>
/// <param name="stream">The file; it is not closed.</param>
/// <param name="maxLineBytes">The longest line.</param>
internal sealed class LineReader(Stream stream, int maxLineBytes) : IDisposable
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private int start;
    private int end;
    private bool hasEnded;

    // A file is read at once: another thread that does so, as the run-time has it, takes longer than the read. A pipe is waited for.
    private readonly bool isFile = stream is FileStream { CanSeek: true };

    /// <summary>The line, without its line break; valid until the next read. Empty for one that is too long.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>The line's number, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Whether the line was longer than the limit and has been skipped.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Bytes that lie behind.</summary>
    public long Position { get; private set; }

    /// <summary>Reads the next line; false at the end.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken ct)
    {
        int searched = 0;
        IsTooLong = false;
        while (true)
        {
            int found = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (found >= 0)
                return Take(searched + found, isTerminated: true);
            searched = end - start;
            if (searched > maxLineBytes)
            {
                // What has come of the line is dropped; only its end is looked for.
                IsTooLong = true;
                Position += searched;
                start = end = searched = 0;
            }

            if (hasEnded)
                return (searched > 0 || IsTooLong) && Take(searched, isTerminated: false);
            MakeRoom();
            ct.ThrowIfCancellationRequested();
            int read = isFile ? stream.Read(buffer.AsSpan(end)) : await stream.ReadAsync(buffer.AsMemory(end), ct);
            end += read;
            hasEnded = read == 0;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    private bool Take(int length, bool isTerminated)
    {
        ReadOnlyMemory<byte> line = buffer.AsMemory(start, length);
        start += length + (isTerminated ? 1 : 0);
        Position += length + (isTerminated ? 1 : 0);
        if (Number++ == 0 && line.Span.StartsWith("\uFEFF"u8))
            line = line[3..];
        IsTooLong |= length > maxLineBytes;
        Line = IsTooLong ? default : line.Span is [.., (byte)'\r'] ? line[..^1] : line;
        return true;
    }

    private void MakeRoom()
    {
        if (start == end)
            start = end = 0;
        if (end < buffer.Length)
            return;
        byte[] target = start > 0 ? buffer : ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(start, end - start).CopyTo(target);
        end -= start;
        start = 0;
        if (ReferenceEquals(target, buffer))
            return;
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = target;
    }
}
