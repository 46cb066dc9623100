using System.Buffers;

namespace OpenRouter.Aot;

/// <summary>
/// The file of a journal: lines, each appended with one unbuffered write, so that what was written survives the death of the process, and a torn line is the last
/// one. It is locked while it is open. Writing is safe for use by several threads.
/// </summary>
internal sealed class JournalFile : IDisposable
{
    /// <summary>The first line of every journal.</summary>
    public static ReadOnlySpan<byte> Mark => "openrouter-aot journal 1\n"u8;

    // Decisions quote the service, at most 300 characters each, and there are at most 64.
    private const int MaxLineBytes = 1024 * 1024;

    private readonly FileStream file;
    private readonly Lock gate = new();
    private readonly ArrayBufferWriter<byte> buffer = new(512);

    private JournalFile(FileStream file) => this.file = file;

    public string Path => file.Name;

    /// <summary>Whether anything has been written into it.</summary>
    public bool HasRecords => file.Length > Mark.Length;

    /// <summary>Opens a journal, or makes one, and locks it.</summary>
    /// <exception cref="JournalException">Another process has it, it cannot be written, or it is none.</exception>
    public static JournalFile Open(string path)
    {
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            if (file.Length == 0)
                file.Write(Mark);
            else
                RequireMark(file);
            return new JournalFile(file);
        }
        catch (IOException exception) when (file is null && File.Exists(path))
        {
            throw new JournalException($"{path} is in use: another process runs with this journal. ({exception.Message})", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            file?.Dispose();
            throw exception as JournalException ?? new JournalException($"The journal {path} cannot be written: {exception.Message}", exception);
        }
    }

    /// <summary>Opens a journal to look something up in it.</summary>
    /// <exception cref="JournalException">It is not there, it cannot be read, a process runs with it, or it is none.</exception>
    public static JournalFile OpenToRead(string path)
    {
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            RequireMark(file);
            return new JournalFile(file);
        }
        catch (FileNotFoundException exception)
        {
            throw new JournalException($"There is no journal {path}.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw exception as JournalException ?? new JournalException($"The journal {path} cannot be read, perhaps because a run still writes it: {exception.Message}", exception);
        }
    }

    /// <summary>Reads all whole lines, in their order; what is torn at the end is cut off where the journal may be written.</summary>
    /// <param name="read">Gets a line without its break; it lives only as long as the call.</param>
    public void ReadAll(Action<ReadOnlySpan<byte>> read)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(64 * 1024);
        long whole = file.Seek(Mark.Length, SeekOrigin.Begin);
        int kept = 0;
        bool isTooLong = false;
        while (file.Read(bytes, kept, bytes.Length - kept) is > 0 and var count)
        {
            Span<byte> left = bytes.AsSpan(0, kept + count);
            while (left.IndexOf((byte)'\n') is >= 0 and var end)
            {
                if (!isTooLong)
                    read(left[..end]);
                isTooLong = false;
                whole += end + 1;
                left = left[(end + 1)..];
            }

            left.CopyTo(bytes);
            kept = left.Length;
            if (kept < bytes.Length)
                continue;
            if (bytes.Length < MaxLineBytes)
            {
                byte[] larger = ArrayPool<byte>.Shared.Rent(bytes.Length * 2);
                bytes.AsSpan(0, kept).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(bytes);
                bytes = larger;
                continue;
            }

            // No record is as long: somebody else wrote here.
            (isTooLong, whole, kept) = (true, whole + kept, 0);
        }

        ArrayPool<byte>.Shared.Return(bytes);
        if (file.CanWrite && whole < file.Length)
            file.SetLength(whole);
        file.Seek(0, SeekOrigin.End);
    }

    /// <summary>Appends a line.</summary>
    /// <param name="state">What it tells.</param>
    /// <param name="write">Writes it, without its break; called by one thread at a time.</param>
    /// <exception cref="JournalException">The disk is full, or gone.</exception>
    public void Append<TState>(in TState state, Action<IBufferWriter<byte>, TState> write)
    {
        lock (gate)
        {
            buffer.ResetWrittenCount();
            write(buffer, state);
            buffer.Write("\n"u8);
            try
            {
                file.Write(buffer.WrittenSpan);
            }
            catch (IOException exception)
            {
                throw new JournalException($"The journal {Path} cannot be written: {exception.Message}", exception);
            }
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        file.SetLength(Mark.Length);
        file.Seek(0, SeekOrigin.End);
    }

    /// <summary>Removes the file while it is still held, so that no other process loses what it has just begun.</summary>
    public void Delete()
    {
        File.Delete(file.Name);
        Dispose();
    }

    public void Dispose() => file.Dispose();

    private static void RequireMark(FileStream file)
    {
        Span<byte> start = stackalloc byte[Mark.Length];
        int count = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        // The very first write may have been torn.
        if (count < start.Length && file.CanWrite && Mark.StartsWith(start[..count]))
        {
            file.SetLength(0);
            file.Write(Mark);
            return;
        }

        if (!start.SequenceEqual(Mark))
            throw new JournalException($"{file.Name} is no journal of a bulk run, or one of another version; nothing was changed.");
    }
}
