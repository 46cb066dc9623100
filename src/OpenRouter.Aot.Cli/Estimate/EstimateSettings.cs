namespace OpenRouter.Aot.Cli;

/// <summary>What is to be estimated.</summary>
internal sealed record EstimateSettings
{
    public required string Input { get; init; }

    /// <summary>The model for lines that name none.</summary>
    public string? Model { get; init; }

    public IReadOnlyList<string> Fallbacks { get; init; } = [];

    public string? Group { get; init; }

    /// <summary>What is merged under each line's body.</summary>
    public LineDefaults Defaults { get; init; } = LineDefaults.None;

    /// <summary>Refuses an input that cannot be read, before the service is asked for anything.</summary>
    /// <exception cref="UsageException">It is not there, is a directory, is empty, or cannot be opened.</exception>
    public void Validate()
    {
        if (!File.Exists(Input))
            throw new UsageException(Directory.Exists(Input) ? $"{Input} is a directory; a JSONL file is needed." : $"There is no file {Input}.");
        try
        {
            using FileStream file = File.OpenRead(Input);
            if (file.CanSeek && file.Length == 0)
                throw new UsageException($"{Input} is empty.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{Input} cannot be read: {exception.Message}");
        }
    }
}
