namespace OpenRouter.Aot.Cli;

/// <summary>
/// Makes output and journal ready: a new run finds neither, and one that is resumed finds both, and those of its own input. Nothing is changed before the keys have been
/// asked about, and nothing is left behind where something is wrong.
/// </summary>
/// <param name="settings">What to do.</param>
/// <param name="check">Asks about the keys, once the files are known to be good.</param>
/// <param name="ct">Interrupts.</param>
internal sealed class BatchStart(BatchSettings settings, StartCheck check, CancellationToken ct)
{
    /// <summary>What earlier runs have left.</summary>
    public EarlierResults Earlier { get; } = new(settings.Output, settings.RetriesFailed);

    /// <summary>Opens the journal, and the output.</summary>
    /// <exception cref="UsageException">Something is wrong.</exception>
    public async Task<(BulkJournal Journal, OutputFile Output)> OpenAsync()
    {
        RequireInput();
        // The journal is the lock: nothing of the output is looked at before it is held.
        BulkJournal journal = OpenJournal();
        bool hadRecords = journal.HasRecords;
        try
        {
            if (settings.IsResumed)
                await ResumeAsync(journal);
            else
                await BeginAsync(journal);
            OutputFile output = OutputFile.Open(settings.Output);
            journal.Annotate(BatchNote.Of(settings).ToString());
            return (journal, output);
        }
        catch
        {
            if (hadRecords)
                journal.Dispose();
            else
                journal.Delete();
            throw;
        }
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

    private BulkJournal OpenJournal()
    {
        try
        {
            return BulkJournal.Open(settings.Journal);
        }
        catch (JournalException exception)
        {
            throw new UsageException(exception.Message);
        }
    }

    private async Task BeginAsync(BulkJournal journal)
    {
        if (new FileInfo(settings.Output) is { Exists: true, Length: > 0 })
            throw new UsageException($"{settings.Output} is there already. Add --resume to go on with it, or name another file.");
        if (journal.InFlight > 0)
        {
            throw new UsageException($"A run that wrote {settings.Output} was killed; {Figures.Count(journal.InFlight, "request")} may have been billed. "
                + $"Add --resume to go on, or remove {settings.Journal}.");
        }

        if (journal.InBatches > 0)
        {
            throw new UsageException($"{Figures.Count(journal.InBatches, "line")} of {settings.Output} are in batches at OpenRouter, and are paid for. "
                + $"Add --resume to fetch their results, or remove {settings.Journal}.");
        }

        await check.RunAsync(ct);
        // Whoever has removed the output begins anew.
        journal.Clear();
    }

    private async Task ResumeAsync(BulkJournal journal)
    {
        if (BatchNote.TryRead(journal.Note) is { } before)
            await CompareAsync(before, journal);
        await journal.ReconcileAsync(Earlier.ReadAsync(ct));
        if (journal.InBatches > 0 && settings.MaxCost is not null)
        {
            throw new UsageException($"{Figures.Count(journal.InBatches, "line")} of {settings.Output} are in batches at OpenRouter, and what these cost is known only at "
                + "their end: --max-cost cannot be kept. Leave it out to fetch them.");
        }

        await check.RunAsync(ct);
        if (Earlier.MustBeCompacted)
            await Earlier.CompactAsync(ct);
        Console.Error.WriteLine($"Resuming: {Figures.Count(Earlier.Kept, "line")} done before"
            + (Earlier.Dropped > 0 ? $", {Figures.Count(Earlier.Dropped)} that failed will be tried again." : "."));
        if (journal.InBatches is > 0 and var inBatches)
        {
            Console.Error.WriteLine($"{Figures.Count(inBatches, "line")} {(inBatches == 1 ? "is" : "are")} in batches at OpenRouter: "
                + $"{(inBatches == 1 ? "its result is" : "their results are")} awaited, and nothing is paid twice.");
        }

        if (journal.InFlight is > 0 and var inFlight)
        {
            Console.Error.WriteLine($"{Figures.Count(inFlight, "line")} had been sent when the run before ended, and nobody knows what came of {(inFlight == 1 ? "it" : "them")}; "
                + $"{(inFlight == 1 ? "it" : "they")} will be sent again and may be billed twice.");
        }
    }

    // A journal of another input would make nonsense of the output, and cost twice.
    private async Task CompareAsync(BatchNote before, BulkJournal journal)
    {
        var now = BatchNote.Of(settings);
        // Where nothing is done yet, there is nothing that it could not belong to.
        bool hasAny = journal.InFlight + journal.Succeeded + journal.Refused + journal.Unserved > 0;
        if (hasAny && before.Input != now.Input && await ReadFirstAsync() is { } first && !journal.Knows(first.Id, first.GetFingerprint()))
        {
            throw new UsageException($"{settings.Output} belongs to {before.Input}, and the first line of {settings.Input} is none of its lines. "
                + "Name its own input, or another output.");
        }

        if (now.DescribeDifference(before) is { } difference)
            Console.Error.WriteLine($"note: {difference}. Lines that ask for something else by that are run again, and paid again.");
    }

    private async Task<BulkRequest?> ReadFirstAsync()
    {
        await using var file = new FileStream(settings.Input, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        using var lines = new LineReader(file, BatchSettings.MaxLineBytes);
        while (await lines.ReadAsync(ct))
        {
            if (!lines.IsTooLong && LineParser.TryParse(lines.Line, lines.Number, settings.Model, settings.Defaults, out BulkRequest request, out _))
                return request;
        }

        return null;
    }
}
