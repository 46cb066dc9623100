using System.Runtime.CompilerServices;

namespace OpenRouter.Aot.Cli;

/// <summary>The lines of the input that are to be sent: parsed one at a time, as places become free.</summary>
/// <param name="settings">What to do.</param>
/// <param name="journal">What is done already.</param>
/// <param name="counters">How far the run has come.</param>
/// <param name="display">Where bad lines are reported.</param>
internal sealed class InputLines(BatchSettings settings, BulkJournal journal, BatchCounters counters, RunDisplay display)
{
    /// <summary>Reads until the end, or as many lines as are to be sent.</summary>
    /// <param name="ct">Cancels.</param>
    public async IAsyncEnumerable<BulkRequest> ReadAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        await using var file = new FileStream(settings.Input, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        using var lines = new LineReader(file, BatchSettings.MaxLineBytes);
        counters.CanCountRest = file.CanSeek;
        long length = 0;
        while (counters.Taken - journal.Skipped - counters.Repeated < settings.Limit && await lines.ReadAsync(ct))
        {
            counters.Position = lines.Position;
            // The system is asked once, and again should the file have grown.
            length = file.CanSeek && lines.Position > length ? file.Length : length;
            counters.Fraction = length > 0 ? (double)lines.Position / length : 0;
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

            counters.Taken++;
            yield return request;
        }
    }

    /// <summary>Reports a line that another of the same id comes before.</summary>
    public void RejectRepeated(BulkRequest request)
    {
        counters.Repeated++;
        Report((long)request.Tag!, $"the custom_id '{Shorten(request.Id)}' occurs before");
    }

    private void Reject(long number, string reason)
    {
        counters.Rejected++;
        Report(number, reason);
    }

    private void Report(long number, string reason) =>
        display.Log($"{settings.Input}:{number}: {reason}");

    private static string Shorten(string id) => id.Length <= 100 ? id : id[..100] + "…";
}
