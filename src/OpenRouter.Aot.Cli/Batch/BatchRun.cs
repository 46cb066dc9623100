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
    private readonly BatchSummary summary = new();
    private volatile BulkPause? waiting;
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
            await using var display = new RunDisplay(() => GetProgress(journal));
            await RunAsync(journal, output, display, end);
        }

        if (counters.Lines == 0 && end.IsWhole && !interruption.IsRequested)
        {
            journal.Delete();
            if (!hadOutput)
                File.Delete(settings.Output);
            throw new UsageException($"{settings.Input} holds no lines.");
        }

        // On a full disk there is no room for it: the next resume does it.
        if (journal.Changed > 0 && end.Failure is null)
            await RemoveSupersededAsync();
        if (end.IsWhole && counters.Fraction < 1)
            end.Rest = await CountRestAsync();
        var report = new BatchReport(settings, counters, summary, reasons, end)
        {
            FailedBefore = journal.Refused - (counters.Failed - counters.MayBeRetried),
            DoneBefore = journal.Skipped,
            Elapsed = TimeProvider.System.GetElapsedTime(began),
            IsInterrupted = interruption.IsRequested,
        };
        if (isJson)
            JsonOutput.Print(report.Write);
        report.Describe(Console.Error);
        return report.TrySave(Console.Error) || report.ExitCode != ExitCodes.Success ? report.ExitCode : ExitCodes.Failure;
    }

    private async Task RunAsync(BulkJournal journal, OutputFile output, RunDisplay display, BatchEnd end)
    {
        var input = new InputLines(settings, journal, counters, display);
        using CancellationTokenRegistration announcement = interruption.Token.Register(() => display.Log(
            $"Stopping: {Figures.Count(CountInFlight(journal), "request")} will be finished, if they are on their way. Ctrl-C again stops at once."));
        var text = new DecisionText(client.GetStatistics().Keys, settings.Model is { } model ? [model, .. settings.Fallbacks] : settings.Fallbacks);
        using var lines = new ResultWriter();
        try
        {
            await foreach (BulkResult result in client.Bulk.RunAsync(input.ReadAsync(), CreateOptions(journal, display)))
            {
                if (result.IsRepeated)
                {
                    input.RejectRepeated(result.Request);
                    continue;
                }

                output.Append(lines.Write(result));
                Count(result, text, display);
            }
        }
        catch (BulkPausedException paused)
        {
            end.Pause = paused.Pause;
            (end.Batches, end.InBatches) = (paused.BatchesUnderWay, paused.RequestsUnderWay);
            end.Left = await CountRestAsync() + paused.Unfinished.Count;
        }
        catch (IOException exception)
        {
            end.Failure = $"{exception.Message} What was written before is safe.";
        }
    }

    private BulkOptions CreateOptions(BulkJournal journal, RunDisplay display) => new()
    {
        MaxConcurrency = settings.MaxConcurrency,
        Request = new RequestOptions { Group = settings.Group, Fallbacks = settings.Fallbacks },
        Journal = journal,
        RetriesRefused = settings.RetriesFailed,
        Wait = settings.Wait,
        MaxCost = settings.MaxCost,
        Via = settings.Via,
        Noted = display.Log,
        KeepsGoing = settings.KeepsGoing,
        Stop = interruption.Token,
        Paused = pause =>
        {
            waiting = pause;
            display.Log(pause is null ? "Going on." : $"{pause.Message}{Environment.NewLine}Waiting for up to {Figures.Seconds(settings.Wait)}; nothing is lost.");
        },
    };

    private void Count(BulkResult result, DecisionText text, RunDisplay display)
    {
        summary.Add(result);
        if (result.IsChanged && counters.Changed++ == 0)
            display.Log($"{settings.Input}:{result.Request.Tag}: '{result.Id}' asks for something else than when it was done, and was run again; so are all such lines.");
        if (settings.TellsWhy)
            Explain(result, text, display);
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
    private static void Explain(BulkResult result, DecisionText text, RunDisplay display)
    {
        IReadOnlyList<Decision> decisions = result.Info.Decisions;
        if (decisions is [{ IsSuccess: true, DroppedReasoning: 0 }])
            return;
        foreach (string line in decisions.SelectMany(decision => text.Describe(decision, result.Id)))
            display.Log(line);
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

    private async Task<long> CountRestAsync() => counters.CanCountRest ? await LinesLeft.CountAsync(settings.Input, counters.Position) : 0;

    private long CountInFlight(BulkJournal journal) => Math.Max(0, counters.Taken - journal.Skipped - counters.Repeated - counters.Finished);

    private RunProgress GetProgress(BulkJournal journal) => new(
        "lines", Total: null, counters.Fraction, counters.Succeeded, counters.Failed + counters.Rejected + counters.Repeated, journal.Skipped, CountInFlight(journal),
        TimeProvider.System.GetElapsedTime(began), summary.Cost, waiting is { } pause ? [$"Waiting: {pause.Message}"] : [], client.GetStatistics());
}
