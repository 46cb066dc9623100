using System.Text;

namespace OpenRouter.Aot.Cli;

/// <summary>
/// Beside the output: which lines have been sent and which are in the output. After a crash at any moment it tells what was in flight. It is
/// also the lock that keeps a second process off the same output. Safe for use by several threads.
/// </summary>
internal sealed class Journal : IDisposable
{
    // A record is one letter, the line's id in hexadecimal, a line break.
    private const int RecordLength = 1 + 32 + 1;

    private readonly FileStream file;
    private readonly Lock gate = new();

    private Journal(FileStream file) => this.file = file;

    /// <summary>Lines that had been sent and not finished when the run before died.</summary>
    public IReadOnlySet<LineId> InFlight { get; private set; } = new HashSet<LineId>();

    /// <summary>Whether a run before has left anything.</summary>
    public bool HasRecords => file.Length > 0;

    /// <summary>Opens the journal of an output, and reads what a run before has left.</summary>
    /// <param name="output">The output's path.</param>
    /// <exception cref="UsageException">The journal cannot be written, or another process has it.</exception>
    public static Journal Open(string output)
    {
        string path = output + ".journal";
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            var journal = new Journal(file);
            journal.ReadAll();
            return journal;
        }
        catch (IOException exception) when (File.Exists(path))
        {
            throw new UsageException($"{path} is in use: another process is writing this output. ({exception.Message})");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new UsageException($"{output} cannot be written: {exception.Message}");
        }
    }

    /// <summary>A request is about to be sent.</summary>
    public void Start(LineId id) => Append('s', id);

    /// <summary>A request's line is in the output.</summary>
    public void Finish(LineId id) => Append('d', id);

    /// <summary>Removes the journal: nothing is in flight any more.</summary>
    public void Delete()
    {
        // It is removed while it is still held, so that no other process loses what it has just begun.
        File.Delete(file.Name);
        Dispose();
    }

    public void Dispose() => file.Dispose();

    private void Append(char what, LineId id)
    {
        // Unbuffered: what has been written survives the death of the process.
        byte[] record = Encoding.ASCII.GetBytes($"{what}{id}\n");
        lock (gate)
            file.Write(record);
    }

    private void ReadAll()
    {
        var open = new HashSet<LineId>();
        using var reader = new StreamReader(file, Encoding.ASCII, detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024, leaveOpen: true);
        while (reader.ReadLine() is { } record)
        {
            // The last record may be torn.
            if (record.Length != RecordLength - 1 || !UInt128.TryParse(record.AsSpan(1), System.Globalization.NumberStyles.HexNumber, null, out UInt128 value))
                continue;
            if (record[0] == 's')
                open.Add(new LineId(value));
            else
                open.Remove(new LineId(value));
        }

        InFlight = open;
        file.Seek(0, SeekOrigin.End);
    }
}
