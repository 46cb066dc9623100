using System.Text.Json;

namespace OpenRouter.Aot.Cli;

/// <summary>Runs a batch: lines in, results out, in a way that a death of the process at any moment loses nothing that was paid for and written.</summary>
/// <param name="settings">What to do.</param>
/// <param name="client">Who sends.</param>
/// <param name="check">Asks about the keys, once the files are known to be good.</param>
/// <param name="interruption">Ctrl-C and SIGTERM.</param>
internal sealed class BatchRun(BatchSettings settings, OpenRouterClient client, StartCheck check, Interruption interruption)
{
    private readonly BatchCounters counters = new();
    private readonly FailureReasons reasons = new();
    private BulkPause? waiting;
    private long began;

    /// <summary>Runs to the end, to a pause, or to the interruption.</summary>
    /// <param name="isJson">Whether the summary goes to stdout as JSON too.</param>
    /// <exception cref="UsageException">Input or output cannot be used, or no key can.</exception>
    public async Task<int> RunAsync(bool isJson)
    {
        bool hadOutput = File.Exists(settings.Output);
        var start = new BatchStart(settings, check, interruption.Token);
        (BulkJournal opened, OutputFile openedOutput) = await start.OpenAsync();
        using BulkJournal journal = opened;
        var end = new BatchEnd();
        began = TimeProvider.System.GetTimestamp();
        using (OutputFile output = openedOutput)
        {
            using var progress = new ProgressLine(() => Describe(journal));
            await RunAsync(journal, output, progress, end);
        }

        if (counters.Lines == 0 && end.IsWhole && !interruption.IsRequested)
        {
            journal.Delete();
            if (!hadOutput)
                File.Delete(settings.Output);
            throw new UsageException($"{settings.Input} holds no lines.");
        }

        if (journal.Changed > 0)
            await RemoveSupersededAsync();
        return Report(start.Earlier, journal, end, isJson);
    }

    private async Task RunAsync(BulkJournal journal, OutputFile output, ProgressLine progress, BatchEnd end)
    {
        var input = new InputLines(settings, journal, counters, progress);
        using CancellationTokenRegistration announcement = interruption.Token.Register(() => progress.Log(
            $"Stopping: {Figures.Count(CountInFlight(journal), "request")} will be finished, if they are on their way. Ctrl-C again stops at once."));
        var text = new DecisionText(client.GetStatistics().Keys, settings.Model is { } model ? [model, .. settings.Fallbacks] : settings.Fallbacks);
        try
        {
            await foreach (BulkResult result in client.Bulk.RunAsync(input.ReadAsync(), CreateOptions(journal, progress)))
            {
                if (result.IsRepeated)
                {
                    input.RejectRepeated(result.Request);
                    continue;
                }

                output.Append(ResultLine.Write(result).Span);
                Count(result, text, progress);
            }
        }
        catch (BulkPausedException paused)
        {
            end.Pause = paused.Pause;
            end.Left = await LinesLeft.CountAsync(settings.Input, counters.Position) + paused.Unfinished.Count;
        }
        catch (IOException exception)
        {
            end.Failure = $"{exception.Message} What was written before is safe.";
        }
    }

    private BulkOptions CreateOptions(BulkJournal journal, ProgressLine progress) => new()
    {
        MaxConcurrency = settings.MaxConcurrency,
        Request = new RequestOptions { Group = settings.Group, Fallbacks = settings.Fallbacks },
        Journal = journal,
        RetriesRefused = settings.RetriesFailed,
        Wait = settings.Wait,
        MaxCost = settings.MaxCost,
        KeepsGoing = settings.KeepsGoing,
        Stop = interruption.Token,
        Paused = pause =>
        {
            waiting = pause;
            progress.Log(pause is null ? "Going on." : $"{pause.Message}{Environment.NewLine}Waiting for up to {Figures.Seconds(settings.Wait)}; nothing is lost.");
        },
    };

    private void Count(BulkResult result, DecisionText text, ProgressLine progress)
    {
        counters.Cost += result.Info.Cost ?? 0;
        if (result.IsChanged && counters.Changed++ == 0)
            progress.Log($"{settings.Input}:{result.Request.Tag}: '{result.Id}' asks for something else than when it was done, and was run again; so are all such lines.");
        if (settings.TellsWhy)
            Explain(result, text, progress);
        if (result.IsSuccess)
        {
            counters.Succeeded++;
            return;
        }

        counters.Failed++;
        reasons.Add(result.Error!);
        counters.MayBeRetried += result.Error!.Verdict.Scope == VerdictScope.Request ? 0 : 1;
    }

    // Who pushes 100,000 lines through wants to read of those that met something.
    private static void Explain(BulkResult result, DecisionText text, ProgressLine progress)
    {
        IReadOnlyList<Decision> decisions = result.Info.Decisions;
        if (decisions is [{ IsSuccess: true, DroppedReasoning: 0 }])
            return;
        foreach (string line in decisions.SelectMany(decision => text.Describe(decision, result.Id)))
            progress.Log(line);
    }

    private async Task RemoveSupersededAsync()
    {
        var results = new EarlierResults(settings.Output, dropsRefused: false);
        await foreach (BulkOutcome _ in results.ReadAsync())
        {
            // Reading finds out which lines are superseded.
        }

        await results.CompactAsync(CancellationToken.None);
    }

    private long CountInFlight(BulkJournal journal) => Math.Max(0, counters.Taken - journal.Skipped - counters.Repeated - counters.Finished);

    private string Describe(BulkJournal journal)
    {
        TimeSpan elapsed = TimeProvider.System.GetElapsedTime(began);
        double rate = counters.Finished / Math.Max(0.001, elapsed.TotalSeconds);
        string left = counters.Fraction is > 0.01 and < 1 && counters.Finished > 0
            ? $", about {Figures.Seconds(elapsed * ((1 - counters.Fraction) / counters.Fraction))} left"
            : "";
        return $"{Figures.Count(counters.Succeeded)} done, {Figures.Count(counters.Failed + counters.Rejected)} failed, {Figures.Count(CountInFlight(journal))} in flight, "
            + $"{counters.Fraction * 100:0}% of the input, {Figures.Rate(rate)}, {Figures.Cost(counters.Cost)}{left}{DescribeOutages()}";
    }

    // Who waits wants to know for what.
    private string DescribeOutages()
    {
        ClientStatistics now = client.GetStatistics();
        IEnumerable<string> keys = now.Keys.Where(key => key.State is KeyState.Benched or KeyState.Quarantined)
            .Select(key => $"{key.Alias} {StateText.Of(key.State)} until {key.BenchedUntil:HH:mm:ss} UTC: {ReasonText.Shorten(key.Reason)}");
        IEnumerable<string> models = now.Models.Where(model => model.CooledUntil is not null)
            .Select(model => $"{model.Model} cooling until {model.CooledUntil:HH:mm:ss} UTC: {ReasonText.Shorten(model.Reason)}");
        string[] all = [.. keys, .. models];
        return all.Length switch
        {
            0 => "",
            1 => $"; {all[0]}",
            _ => $"; {all[0]}; and {all.Length - 1} more out",
        };
    }

    private int Report(EarlierResults earlier, BulkJournal journal, BatchEnd end, bool isJson)
    {
        TimeSpan elapsed = TimeProvider.System.GetElapsedTime(began);
        long rejected = counters.Rejected + counters.Repeated;
        long failed = counters.Failed + rejected + earlier.Refused;
        if (isJson)
            JsonOutput.Print(json => Write(json, failed, rejected, journal.Skipped, elapsed));
        string before = journal.Skipped > 0 ? $"{Figures.Count(journal.Skipped)} done before, " : "";
        Console.Error.WriteLine($"{Figures.Count(counters.Succeeded)} done, {before}{Figures.Count(counters.Failed)} failed, "
            + $"{Figures.Count(rejected)} not sent; {Figures.Cost(counters.Cost)}, {Figures.Seconds(elapsed)}.");
        foreach (string line in reasons.Describe(settings.Output))
            Console.Error.WriteLine(line);
        if (earlier.Refused > 0)
            Console.Error.WriteLine($"{Figures.Count(earlier.Refused, "line")} of the run before failed for good.");
        end.Describe(Console.Error, settings, counters.MayBeRetried > 0);
        return interruption.IsRequested ? ExitCodes.Interrupted : !end.IsWhole || failed > 0 ? ExitCodes.Failure : ExitCodes.Success;
    }

    private void Write(Utf8JsonWriter json, long failed, long rejected, long doneBefore, TimeSpan elapsed)
    {
        json.WriteStartObject();
        json.WriteNumber("succeeded", counters.Succeeded);
        json.WriteNumber("failed", failed);
        json.WriteNumber("rejected", rejected);
        json.WriteNumber("done_before", doneBefore);
        json.WriteNumber("cost", counters.Cost);
        json.WriteNumber("seconds", Math.Round(elapsed.TotalSeconds, 3));
        json.WriteBoolean("interrupted", interruption.IsRequested);
        json.WriteEndObject();
    }
}
