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

    public string? Group { get; init; }

    public int MaxConcurrency { get; init; } = 64;

    /// <summary>How many requests at once for each account and model; null for a width that adapts.</summary>
    public int? Width { get; init; }

    public bool IsResumed { get; init; }

    /// <summary>Whether the decisions are told about every line that does not succeed at its first attempt.</summary>
    public bool TellsWhy { get; init; }

    /// <summary>The command line that goes on where this run stopped.</summary>
    public required string ResumeCommand { get; init; }

    /// <summary>Refuses files that cannot work, before anything is opened or sent.</summary>
    /// <exception cref="UsageException">Something is wrong.</exception>
    public void Validate()
    {
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
