using System.Text.Json;

namespace OpenRouter.Aot.Cli;

/// <summary>How a batch ended: at the end of its input, in a pause, or in a failure to write.</summary>
internal sealed class BatchEnd
{
    /// <summary>Why it paused; null where it did not.</summary>
    public BulkPause? Pause { get; set; }

    /// <summary>Lines of the input that a resume has still to run.</summary>
    public long Left { get; set; }

    /// <summary>Batches that are under way at OpenRouter.</summary>
    public int Batches { get; set; }

    /// <summary>The lines in them; a resume fetches their results.</summary>
    public int InBatches { get; set; }

    /// <summary>Lines behind those that a trial was limited to.</summary>
    public long Rest { get; set; }

    /// <summary>What could not be written; null where all was.</summary>
    public string? Failure { get; set; }

    /// <summary>Whether the whole input was run.</summary>
    public bool IsWhole => Pause is null && Failure is null;

    /// <summary>Says why it ended before its time, what is left, and what to do.</summary>
    /// <param name="log">Where.</param>
    /// <param name="settings">What was asked for.</param>
    /// <param name="mayTryAgain">Whether lines failed that another attempt may answer.</param>
    public void Describe(TextWriter log, BatchSettings settings, bool mayTryAgain)
    {
        if (Failure is not null)
            log.WriteLine($"error: {Failure}");
        if (Pause is { Reason: not BulkPauseReason.Stopped } pause)
        {
            log.WriteLine($"Paused: {pause.Message}");
            if (pause.RetryAt is { } moment)
                log.WriteLine($"The earliest recovery is at {Iso8601.Format(moment)}.");
            else if (pause.Reason == BulkPauseReason.Unavailable)
                log.WriteLine("Nobody knows when that ends: buy credits, raise the limit of a key, or add another; then go on.");
        }

        if (Pause is not null)
            log.WriteLine($"{Figures.Count(Left, "line")} left to run; none of them was written as failed.");
        if (InBatches > 0)
        {
            log.WriteLine($"{Figures.Count(Batches)} {(Batches == 1 ? "batch" : "batches")} with {Figures.Count(InBatches, "line")} "
                + $"{(Batches == 1 ? "is" : "are")} under way at OpenRouter, and paid for: the command below fetches the results, within 30 days.");
        }

        if (Rest > 0)
            log.WriteLine($"That was a trial; {Figures.Count(Rest, "line")} {(Rest == 1 ? "is" : "are")} left. The same with --estimate says what all of them will cost.");
        if (Advise(settings) is { } advice)
            log.WriteLine(advice);
        if (!IsWhole || mayTryAgain || Rest > 0)
            log.WriteLine($"{(IsWhole && Rest == 0 ? "To try again what may succeed now" : "To go on")}: {settings.ResumeCommand}");
    }

    /// <summary>Writes the members <c>paused</c>, null where it did not, and <c>failure</c>.</summary>
    public void Write(Utf8JsonWriter json)
    {
        if (Pause is { } pause)
        {
            json.WriteStartObject("paused");
            json.WriteString("reason", NameOf(pause.Reason));
            json.WriteString("message", pause.Message);
            json.WriteMoment("retry_at", pause.RetryAt);
            json.WriteNumber("lines_left", Left);
            json.WriteNumber("lines_in_batches", InBatches);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("paused");
        }

        json.WriteText("failure", Failure);
    }

    private static string NameOf(BulkPauseReason reason) => reason switch
    {
        BulkPauseReason.Unavailable => "unavailable",
        BulkPauseReason.RepeatedError => "repeated_error",
        BulkPauseReason.CostLimit => "cost_limit",
        BulkPauseReason.UnknownOutcome => "unknown_outcome",
        _ => "stopped",
    };

    private string? Advise(BatchSettings settings) => Pause?.Reason switch
    {
        BulkPauseReason.RepeatedError => "Mend the lines or the flags, then go on: lines that are changed are run again. --keep-going runs on all the same.",
        BulkPauseReason.CostLimit => "To go on, give a higher --max-cost: it counts what all runs of this output have cost.",
        BulkPauseReason.Unavailable when settings.Wait == TimeSpan.Zero => "With --wait 8h the run would wait here and go on by itself.",
        _ => null,
    };
}
