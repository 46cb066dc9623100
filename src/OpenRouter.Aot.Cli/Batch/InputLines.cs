using System.Runtime.CompilerServices;

namespace OpenRouter.Aot.Cli;

/// <summary>The lines of the input that are to be sent: parsed one at a time, as places become free.</summary>
/// <param name="settings">What to do.</param>
/// <param name="earlier">What a run before has done.</param>
/// <param name="journal">Where a line is noted before it is sent.</param>
/// <param name="counters">How far the run has come.</param>
/// <param name="progress">Where bad lines are reported.</param>
internal sealed class InputLines(BatchSettings settings, EarlierRun earlier, Journal journal, BatchCounters counters, ProgressLine progress)
{
    private readonly HashSet<LineId> seen = [];

    /// <summary>Reads until the end, or until somebody wants to stop.</summary>
    /// <param name="stop">Ends the sequence; lines that have been handed out are not affected.</param>
    /// <param name="ct">Cancels.</param>
    public async IAsyncEnumerable<BulkRequest> ReadAsync(CancellationToken stop, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await using var file = new FileStream(settings.Input, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        using var lines = new LineReader(file, BatchSettings.MaxLineBytes);
        while (!stop.IsCancellationRequested && await lines.ReadAsync(ct))
        {
            counters.Fraction = file.CanSeek && file.Length > 0 ? (double)lines.Position / file.Length : 0;
            if (lines.Line.Span.IndexOfAnyExcept(" \t"u8) < 0 && !lines.IsTooLong)
                continue;
            counters.Lines++;
            if (lines.IsTooLong)
            {
                Reject(lines.Number, $"longer than {BatchSettings.MaxLineBytes / (1024 * 1024)} MiB");
                continue;
            }

            if (!LineParser.TryParse(lines.Line, lines.Number, settings.Model, settings.Defaults, out BulkRequest request, out string mistake))
            {
                Reject(lines.Number, mistake);
                continue;
            }

            LineId id = LineId.Of(request.Id);
            if (!seen.Add(id))
            {
                Reject(lines.Number, $"the custom_id '{Shorten(request.Id)}' occurs before");
                continue;
            }

            if (earlier.Done.Contains(id))
            {
                counters.AlreadyDone++;
                continue;
            }

            journal.Start(id);
            counters.Sent++;
            yield return request;
        }
    }

    private void Reject(long number, string reason)
    {
        counters.Rejected++;
        progress.Log($"{settings.Input}:{number}: {reason}");
    }

    private static string Shorten(string id) => id.Length <= 100 ? id : id[..100] + "…";
}
