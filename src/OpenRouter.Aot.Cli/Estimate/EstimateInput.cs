using System.Runtime.CompilerServices;

namespace OpenRouter.Aot.Cli;

/// <summary>The requests that a batch would make of its input, one at a time.</summary>
/// <param name="settings">What is to be estimated.</param>
/// <param name="notes">Where lines are named that cannot be sent.</param>
internal sealed class EstimateInput(EstimateSettings settings, TextWriter notes)
{
    private readonly HashSet<LineId> seen = [];

    /// <summary>Lines that are not blank.</summary>
    public long Lines { get; private set; }

    /// <summary>Those that cannot be sent.</summary>
    public long Rejected { get; private set; }

    /// <summary>Reads to the end.</summary>
    /// <param name="ct">Cancels.</param>
    public async IAsyncEnumerable<(BulkRequest Request, long Line)> ReadAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        await using var file = new FileStream(settings.Input, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        using var lines = new LineReader(file, BatchSettings.MaxLineBytes);
        while (await lines.ReadAsync(ct))
        {
            if (lines.Line.Span.IndexOfAnyExcept(" \t"u8) < 0 && !lines.IsTooLong)
                continue;
            Lines++;
            if (TryRead(lines, out BulkRequest request, out string mistake))
            {
                yield return (request, lines.Number);
                continue;
            }

            Rejected++;
            notes.WriteLine($"{settings.Input}:{lines.Number}: {mistake}");
        }
    }

    private bool TryRead(LineReader lines, out BulkRequest request, out string mistake)
    {
        if (lines.IsTooLong)
        {
            request = null!;
            mistake = $"longer than {BatchSettings.MaxLineBytes / (1024 * 1024)} MiB";
            return false;
        }

        if (!LineParser.TryParse(lines.Line, lines.Number, settings.Model, settings.Defaults, out request, out mistake))
            return false;
        if (seen.Add(LineId.Of(request.Id)))
            return true;
        mistake = $"the custom_id '{(request.Id.Length <= 100 ? request.Id : request.Id[..100] + "…")}' occurs before";
        return false;
    }
}
