using System.Text.Json;

namespace OpenRouter.Aot.Cli;

/// <summary>Runs a batch: lines in, results out, in a way that a death of the process at any moment loses nothing that was paid for and written.</summary>
/// <param name="settings">What to do.</param>
/// <param name="client">Who sends.</param>
/// <param name="check">Asks about the keys, once the files are known to be good.</param>
/// <param name="interruption">Ctrl-C and SIGTERM.</param>
internal sealed class BatchRun(BatchSettings settings, OpenRouterClient client, StartCheck check, Interruption interruption)
{
    // After Ctrl-C: how long nothing may be on the wire before requests that only wait for a key or a model are given up.
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(1);

    private readonly BatchCounters counters = new();
    private readonly FailureReasons reasons = new();
    private long began;

    /// <summary>Runs to the end, or to the interruption.</summary>
    /// <param name="isJson">Whether the summary goes to stdout as JSON too.</param>
    /// <exception cref="UsageException">Input or output cannot be used, or no key can.</exception>
    public async Task<int> RunAsync(bool isJson)
    {
        RequireInput();
        // The journal is the lock: nothing of the output is looked at before it is held.
        bool hadOutput = File.Exists(settings.Output);
        using Journal journal = Journal.Open(settings.Output);
        (EarlierRun earlier, OutputFile opened) = await PrepareAsync(journal);
        using OutputFile output = opened;
        began = TimeProvider.System.GetTimestamp();
        string? failure = null;
        using (var progress = new ProgressLine(Describe))
        {
            try
            {
                await RunAsync(new InputLines(settings, earlier, journal, counters, progress), journal, output, progress);
            }
            catch (IOException exception)
            {
                failure = $"{exception.Message} What was written before is safe.";
            }
        }

        if (failure is null)
            journal.Delete();
        if (counters.Lines == 0 && failure is null && !interruption.IsRequested)
        {
            if (!hadOutput)
                File.Delete(settings.Output);
            throw new UsageException($"{settings.Input} holds no lines.");
        }

        return Report(earlier, failure, isJson);
    }

    private void RequireInput()
    {
        try
        {
            using FileStream file = File.OpenRead(settings.Input);
            if (file.CanSeek && file.Length == 0)
                throw new UsageException($"{settings.Input} is empty.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{settings.Input} cannot be read: {exception.Message}");
        }
    }

    // Files first, then the keys: who named the wrong file need not wait for the service.
    private async Task<(EarlierRun Earlier, OutputFile Output)> PrepareAsync(Journal journal)
    {
        try
        {
            EarlierRun earlier = await ReadEarlierRunAsync(journal);
            return (earlier, OutputFile.Open(settings.Output));
        }
        catch when (!journal.HasRecords)
        {
            // Nothing was begun, so nothing is left behind.
            journal.Delete();
            throw;
        }
    }

    private async Task<EarlierRun> ReadEarlierRunAsync(Journal journal)
    {
        bool hasOutput = new FileInfo(settings.Output) is { Exists: true, Length: > 0 };
        if (!settings.IsResumed)
        {
            if (hasOutput)
                throw new UsageException($"{settings.Output} is there already. Add --resume to go on with it, or name another file.");
            if (journal.HasRecords)
            {
                throw new UsageException($"A run that wrote {settings.Output} was killed; requests may have been billed. "
                    + $"Add --resume to go on, or remove {settings.Output}.journal.");
            }

            await check.RunAsync(interruption.Token);
            return EarlierRun.None;
        }

        EarlierRun earlier = await EarlierRun.CompactAsync(settings.Output, check.RunAsync, interruption.Token);
        int inFlight = journal.InFlight.Count(id => !earlier.Done.Contains(id));
        Console.Error.WriteLine($"Resuming: {Figures.Count(earlier.Done.Count, "line")} done before"
            + (earlier.Retried > 0 ? $", {Figures.Count(earlier.Retried)} that failed will be tried again." : "."));
        if (inFlight > 0)
        {
            Console.Error.WriteLine($"{Figures.Count(inFlight, "line")} had been sent when the run before was killed; "
                + $"{(inFlight == 1 ? "it" : "they")} will be sent again and may be billed twice.");
        }

        return earlier;
    }

    private async Task RunAsync(InputLines input, Journal journal, OutputFile output, ProgressLine progress)
    {
        var options = new BulkOptions
        {
            MaxConcurrency = settings.MaxConcurrency,
            Request = new RequestOptions { Group = settings.Group, Fallbacks = settings.Fallbacks },
        };
        var text = new DecisionText(client.GetStatistics().Keys, settings.Model is { } model ? [model, .. settings.Fallbacks] : settings.Fallbacks);
        using var stop = new CancellationTokenSource();
        using CancellationTokenRegistration watch = interruption.Token.Register(() => _ = StopWhenIdleAsync(stop, progress));
        try
        {
            await foreach (BulkResult result in client.Bulk.RunAsync(input.ReadAsync(interruption.Token), options, stop.Token))
            {
                var id = LineId.Of(result.Id);
                output.Append(ResultLine.Write(result, id).Span);
                journal.Finish(id);
                counters.Cost += result.Info.Cost ?? 0;
                if (settings.TellsWhy)
                    Explain(result, text, progress);
                if (result.IsSuccess)
                {
                    counters.Succeeded++;
                    continue;
                }

                counters.Failed++;
                reasons.Add(result.Error!);
                counters.MayBeRetried += result.Error!.Verdict.Scope == VerdictScope.Request ? 0 : 1;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // What was given up had not been sent, or had been refused: the resume tries it again.
        }
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

    // What is on the wire is finished, because it is paid for. What only waits for a key or a model to come back is given up.
    private async Task StopWhenIdleAsync(CancellationTokenSource stop, ProgressLine progress)
    {
        progress.Log($"Stopping: {Figures.Count(counters.InFlight, "request")} will be finished. Ctrl-C again stops at once.");
        long idleSince = TimeProvider.System.GetTimestamp();
        long finished = counters.Finished;
        while (TimeProvider.System.GetElapsedTime(idleSince) < IdleTime)
        {
            await Task.Delay(100);
            if (client.GetStatistics().Keys.All(key => key.InFlight == 0) && counters.Finished == finished)
                continue;
            idleSince = TimeProvider.System.GetTimestamp();
            finished = counters.Finished;
        }

        try
        {
            await stop.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The run has ended by itself.
        }
    }

    private string Describe()
    {
        TimeSpan elapsed = TimeProvider.System.GetElapsedTime(began);
        double rate = counters.Finished / Math.Max(0.001, elapsed.TotalSeconds);
        string left = counters.Fraction is > 0.01 and < 1 && counters.Finished > 0
            ? $", about {Figures.Seconds(elapsed * ((1 - counters.Fraction) / counters.Fraction))} left"
            : "";
        return $"{Figures.Count(counters.Succeeded)} done, {Figures.Count(counters.Failed + counters.Rejected)} failed, {Figures.Count(counters.InFlight)} in flight, "
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

    private int Report(EarlierRun earlier, string? failure, bool isJson)
    {
        TimeSpan elapsed = TimeProvider.System.GetElapsedTime(began);
        long failed = counters.Failed + counters.Rejected + earlier.Failed;
        if (isJson)
            JsonOutput.Print(json => Write(json, failed, elapsed));
        string before = counters.AlreadyDone > 0 ? $"{Figures.Count(counters.AlreadyDone)} done before, " : "";
        Console.Error.WriteLine($"{Figures.Count(counters.Succeeded)} done, {before}{Figures.Count(counters.Failed)} failed, "
            + $"{Figures.Count(counters.Rejected)} not sent; {Figures.Cost(counters.Cost)}, {Figures.Seconds(elapsed)}.");
        foreach (string line in reasons.Describe(settings.Output))
            Console.Error.WriteLine(line);
        if (earlier.Failed > 0)
            Console.Error.WriteLine($"{Figures.Count(earlier.Failed, "line")} of the run before failed for good.");
        if (failure is not null)
            Console.Error.WriteLine($"error: {failure}");
        bool isUnfinished = failure is not null || interruption.IsRequested;
        if (isUnfinished || counters.MayBeRetried > 0)
            Console.Error.WriteLine($"{(isUnfinished ? "To go on" : "To try again what may succeed now")}: {settings.ResumeCommand}");
        return interruption.IsRequested ? ExitCodes.Interrupted : failure is not null || failed > 0 ? ExitCodes.Failure : ExitCodes.Success;
    }

    private void Write(Utf8JsonWriter json, long failed, TimeSpan elapsed)
    {
        json.WriteStartObject();
        json.WriteNumber("succeeded", counters.Succeeded);
        json.WriteNumber("failed", failed);
        json.WriteNumber("rejected", counters.Rejected);
        json.WriteNumber("done_before", counters.AlreadyDone);
        json.WriteNumber("cost", counters.Cost);
        json.WriteNumber("seconds", Math.Round(elapsed.TotalSeconds, 3));
        json.WriteBoolean("interrupted", interruption.IsRequested);
        json.WriteEndObject();
    }
}
