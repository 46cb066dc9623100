using System.Buffers;
using System.Text.Json;

namespace OpenRouter.Aot.Cli;

/// <summary>What is told of a batch at its end: for people on stderr, for programs on stdout or in a file.</summary>
/// <param name="settings">What was asked for.</param>
/// <param name="counters">How far it came.</param>
/// <param name="summary">What came of the requests.</param>
/// <param name="reasons">Why lines failed.</param>
/// <param name="end">How it ended.</param>
internal sealed class BatchReport(BatchSettings settings, BatchCounters counters, BatchSummary summary, FailureReasons reasons, BatchEnd end)
{
    /// <summary>Lines of earlier runs that failed by their own fault, and were not run again.</summary>
    public required long FailedBefore { get; init; }

    /// <summary>Lines that earlier runs have done.</summary>
    public required long DoneBefore { get; init; }

    public required TimeSpan Elapsed { get; init; }

    public required bool IsInterrupted { get; init; }

    private long NotSent => counters.Rejected + counters.Repeated;

    /// <summary>The exit code.</summary>
    public int ExitCode => IsInterrupted ? ExitCodes.Interrupted
        : !end.IsWhole || summary.Failed + NotSent + FailedBefore > 0 ? ExitCodes.Failure
        : ExitCodes.Success;

    /// <summary>Writes it for people.</summary>
    public void Describe(TextWriter log)
    {
        string before = DoneBefore > 0 ? $"{Figures.Count(DoneBefore)} done before, " : "";
        log.WriteLine($"{Figures.Count(summary.Succeeded)} done, {before}{Figures.Count(summary.Failed)} failed, "
            + $"{Figures.Count(NotSent)} not sent; {Figures.Cost(summary.Cost)}, {Figures.Seconds(Elapsed)}.");
        foreach (string line in reasons.Describe(settings.Output))
            log.WriteLine(line);
        if (FailedBefore > 0)
            log.WriteLine($"{Figures.Count(FailedBefore, "line")} of the run before failed for good; --retry-failed runs {(FailedBefore == 1 ? "it" : "them")} again.");
        if (counters.Changed > 0)
            log.WriteLine($"{Figures.Count(counters.Changed, "line")} asked for something else than when {(counters.Changed == 1 ? "it was" : "they were")} done, and ran again.");
        foreach (string line in summary.Describe())
            log.WriteLine(line);
        end.Describe(log, settings, counters.MayBeRetried > 0);
    }

    /// <summary>Writes it for programs, as one object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("not_sent", NotSent);
        json.WriteNumber("done_before", DoneBefore);
        json.WriteNumber("failed_before", FailedBefore);
        json.WriteNumber("changed", counters.Changed);
        json.WriteNumber("seconds", Math.Round(Elapsed.TotalSeconds, 3));
        json.WriteBoolean("interrupted", IsInterrupted);
        end.Write(json);
        summary.Write(json);
        json.WriteEndObject();
    }

    /// <summary>Writes it into the file that was asked for; a failure to do so is told, for the run itself is over.</summary>
    /// <returns>Whether that worked.</returns>
    public bool TrySave(TextWriter log)
    {
        if (settings.Summary is not { } path)
            return true;
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonOutput.Options))
            Write(json);
        buffer.Write("\n"u8);
        try
        {
            using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
            file.Write(buffer.WrittenSpan);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            log.WriteLine($"error: The summary {path} cannot be written: {exception.Message}");
            return false;
        }
    }
}
