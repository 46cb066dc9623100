using System.Runtime.CompilerServices;

namespace OpenRouter.Aot.Cli;

/// <summary>
/// What earlier runs have left in the output. Read once, it tells the journal what is done; then the lines go that another run replaces: what may succeed now, what is
/// superseded, and a torn end. Of an id the latest line counts.
/// </summary>
/// <param name="path">The output.</param>
/// <param name="dropsRefused">Whether failures of the requests themselves go too, because they are to be run again.</param>
internal sealed class EarlierResults(string path, bool dropsRefused)
{
    // The largest answer that the client takes is 256 MiB; escaped as a string it may double.
    private const int MaxLineBytes = 512 * 1024 * 1024;

    // Where the line stands that counts, of ids that occur more than once.
    private readonly Dictionary<LineId, long> latest = [];
    private readonly HashSet<LineId> seen = [];

    /// <summary>Lines that stay.</summary>
    public long Kept { get; private set; }

    /// <summary>Those of them that are failures of the request itself, which another attempt would not change.</summary>
    public long Refused { get; private set; }

    /// <summary>Lines that go because their request is to be run again.</summary>
    public long Dropped { get; private set; }

    /// <summary>Lines that go because a later one is there, and a torn end.</summary>
    public long Superseded { get; private set; }

    /// <summary>Whether the output must be written anew.</summary>
    public bool MustBeCompacted => Dropped + Superseded > 0;

    /// <summary>Reads the output; nothing is changed.</summary>
    /// <exception cref="UsageException">It cannot be read, or it is no output of a batch.</exception>
    public async IAsyncEnumerable<BulkOutcome> ReadAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        if (!File.Exists(path))
            yield break;
        using FileStream input = Open();
        using var lines = new LineReader(input, MaxLineBytes);
        while (await lines.ReadAsync(ct))
        {
            if (!ResultLine.TryRead(lines.Line, out BulkOutcome outcome))
            {
                if (lines.Position != input.Length)
                    throw new UsageException($"{path}:{lines.Number}: no result of a batch. Is this the right file? Nothing was changed.");
                Superseded++;
                yield break;
            }

            Count(outcome, lines.Number);
            yield return outcome;
        }
    }

    /// <summary>Writes the output anew with the lines that stay, in one step: it is always the one or the other.</summary>
    /// <param name="ct">Cancels; the output is then as it was.</param>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public async Task CompactAsync(CancellationToken ct)
    {
        string temporary = path + ".tmp";
        try
        {
            using (FileStream input = Open())
            using (var output = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 256 * 1024))
            {
                await CopyAsync(input, output, ct);
                // The rename must not reach the disk before the lines do.
                output.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be written anew: {exception.Message}");
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private FileStream Open()
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {exception.Message}");
        }
    }

    private void Count(in BulkOutcome outcome, long number)
    {
        var id = LineId.Of(outcome.Id);
        bool stays = Stays(outcome);
        if (!seen.Add(id))
        {
            Superseded++;
            latest[id] = number;
        }

        Kept += stays ? 1 : 0;
        Refused += stays && !outcome.IsSuccess ? 1 : 0;
        Dropped += stays ? 0 : 1;
    }

    private bool Stays(in BulkOutcome outcome) => outcome.IsFinal && (outcome.IsSuccess || !dropsRefused);

    private async Task CopyAsync(FileStream input, FileStream output, CancellationToken ct)
    {
        using var lines = new LineReader(input, MaxLineBytes);
        while (await lines.ReadAsync(ct))
        {
            if (!ResultLine.TryRead(lines.Line, out BulkOutcome outcome) || !Stays(outcome))
                continue;
            if (latest.Count > 0 && latest.TryGetValue(LineId.Of(outcome.Id), out long last) && last != lines.Number)
                continue;
            await output.WriteAsync(lines.Line, ct);
            output.WriteByte((byte)'\n');
        }
    }
}
