namespace OpenRouter.Aot.Cli;

/// <summary>What a batch was asked to do.</summary>
internal sealed record BatchSettings
{
    /// <summary>The longest input line, 64 MiB: images travel in it as base64.</summary>
    public const int MaxLineBytes = 64 * 1024 * 1024;

    public required string Input { get; init; }

    public required string Output { get; init; }

    /// <summary>The model for lines that name none.</summary>
    public string? Model { get; init; }

    public IReadOnlyList<string> Fallbacks { get; init; } = [];

    /// <summary>What is merged under each line's body.</summary>
    public LineDefaults Defaults { get; init; } = LineDefaults.None;

    /// <summary>The flags that change what a line asks, by name.</summary>
    public IReadOnlyDictionary<string, string> Flags { get; init; } = new Dictionary<string, string>();

    public string? Group { get; init; }

    public int MaxConcurrency { get; init; } = 64;

    /// <summary>How many requests at once for each account and model; null for a width that adapts.</summary>
    public int? Width { get; init; }

    public bool IsResumed { get; init; }

    /// <summary>Whether lines that failed by their own fault are run again too.</summary>
    public bool RetriesFailed { get; init; }

    /// <summary>The most lines to send in this run.</summary>
    public long Limit { get; init; } = long.MaxValue;

    /// <summary>How long a run that nothing can serve waits.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>The most that all runs of the output may cost, in USD; null for no limit.</summary>
    public decimal? MaxCost { get; init; }

    /// <summary>How lines are sent.</summary>
    public BulkVia Via { get; init; }

    /// <summary>Whether the run goes on although line after line fails by its own fault in the same way.</summary>
    public bool KeepsGoing { get; init; }

    /// <summary>Where the summary goes; null for nowhere.</summary>
    public string? Summary { get; init; }

    /// <summary>Where the journal is: beside the output.</summary>
    public string Journal => JournalOf(Output);

    /// <summary>Whether the decisions are told about every line that does not succeed at its first attempt.</summary>
    public bool TellsWhy { get; init; }

    /// <summary>The command line that goes on where this run stopped.</summary>
    public required string ResumeCommand { get; init; }

    /// <summary>Where the journal of an output is.</summary>
    public static string JournalOf(string output) => output + ".journal";

    /// <summary>Refuses files that cannot work, before anything is opened or sent.</summary>
    /// <exception cref="UsageException">Something is wrong.</exception>
    public void Validate()
    {
        if (RetriesFailed && !IsResumed)
            throw new UsageException("--retry-failed goes on with an output that is there: add --resume.");
        if (Via == BulkVia.Batches && MaxCost is not null)
            throw new UsageException("--max-cost cannot be kept with --via openrouter: what a batch costs is known only at its end. --estimate says what to expect.");
        if (!File.Exists(Input))
            throw new UsageException(Directory.Exists(Input) ? $"{Input} is a directory; a JSONL file is needed." : $"There is no file {Input}.");
        if (string.Equals(Resolve(Input), Resolve(Output), StringComparison.Ordinal))
            throw new UsageException($"{Output} is the input. Name another file for the output.");
        if (Directory.Exists(Output))
            throw new UsageException($"{Output} is a directory; name a file in it.");
        if (Path.GetDirectoryName(Path.GetFullPath(Output)) is { } folder && !Directory.Exists(folder))
            throw new UsageException($"{Output} cannot be written: there is no directory {folder}.");
    }

    private static string Resolve(string path)
    {
        string full = Path.GetFullPath(path);
        return File.Exists(full) ? File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full : full;
    }
}
