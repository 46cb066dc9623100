using System.CommandLine;
using System.CommandLine.Parsing;
using System.Security.Cryptography;

namespace OpenRouter.Aot.Cli;

/// <summary>The options of <c>batch</c>, and what they come to.</summary>
/// <param name="pool">The options that name the pool.</param>
internal sealed class BatchOptions(PoolSelection pool)
{
    private readonly Argument<string> input = new("IN.jsonl")
    {
        Description = "The requests, a line each: {\"custom_id\",\"method\",\"url\",\"body\"}, a bare request body, or {\"prompt\":\"…\"}.",
    };

    private readonly Option<string> output = new Option<string>("--output", "-o")
    {
        Description = "Where the results go, in order of completion; its journal stands beside it.",
        HelpName = "OUT.jsonl",
    }.RefuseBlank("--output names no file.");

    private readonly Option<string?> model = ModelOptions.CreateModel("The model for lines that name none.");
    private readonly Option<string[]> fallbacks = ModelOptions.CreateFallbacks();
    private readonly DefaultsOptions defaults = new();
    private readonly Option<int> concurrency = Describe(
        WholeNumber.Create("--concurrency", least: 1, most: 10_000, byDefault: 64), "The most requests at once.");

    private readonly Option<int?> width = Describe(
        WholeNumber.CreateOptional("--width", least: 1, most: 10_000),
        "How many requests at once for each account and model. Without it the width adapts to what the service takes, up to --concurrency.");

    private readonly Option<bool> isResumed = new("--resume") { Description = "Go on with an output that is there: keep what is done, run the rest." };
    private readonly Option<bool> retriesFailed = new("--retry-failed") { Description = "With --resume: run lines again too that failed by their own fault." };
    private readonly Option<int?> limit = Describe(
        WholeNumber.CreateOptional("--limit", least: 1, most: int.MaxValue), "Send no more lines than this: a trial. --resume runs the rest.");

    private readonly Option<TimeSpan?> wait = Describe(
        Duration.CreateOptional("--wait"),
        "How long to wait where nothing can serve the lines (credits, limits of keys, a daily quota), such as 30m or 8h. Without it the run pauses.");

    private readonly Option<decimal?> maxCost = Describe(
        Amount.CreateOptional("--max-cost"), "The most that all runs of this output may cost, in USD. What is in flight is reserved.");

    private readonly Option<BulkVia> via = new("--via")
    {
        Description = "With 'openrouter': submit the lines as OpenRouter's own batches, at about half the price and within 24 hours, where their model has them.",
        HelpName = "openrouter",
        CustomParser = ReadVia,
    };

    private readonly Option<bool> keepsGoing = new("--keep-going")
    {
        Description = "Go on although the first 50 lines, or 500 in a row, fail by their own fault with the same error.",
    };

    private readonly Option<string?> summary = new Option<string?>("--summary")
    {
        Description = "Write what came of the run into a file, as one JSON object.",
        HelpName = "FILE",
    }.RefuseBlank("--summary names no file.");

    private readonly Option<string?> why = new("--why")
    {
        Description = "Say on stderr why each attempt was made and what came of it, for every line but those that succeed at the first attempt with all that they hold. "
            + "With an ID: look that line up in the journal of a run that is over, and send nothing.",
        HelpName = "ID",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> isEstimate = new("--estimate")
    {
        Description = "Say what the run will cost, how long it takes and what cannot work, and send nothing. Needs no --output.",
    };

    private readonly Option<bool> isJson = new("--json") { Description = "Print the summary as one JSON object." };

    /// <summary>Gives a command its argument and options.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(input);
        foreach (Option option in (Option[])
        [
            output, model, fallbacks, defaults.File, defaults.System, defaults.MaxTokens, defaults.Providers, concurrency, width, isResumed, retriesFailed, limit, wait,
            maxCost, via, keepsGoing, summary, why, isEstimate, isJson,
        ])
        {
            command.Options.Add(option);
        }

        command.Validators.Add(RequireOutput);
    }

    public bool IsJson(ParseResult parsed) => parsed.GetValue(isJson);

    public bool IsEstimate(ParseResult parsed) => parsed.GetValue(isEstimate);

    /// <summary>The id of the line that is to be looked up; null where none is.</summary>
    public string? FindLookup(ParseResult parsed) => parsed.GetValue(why);

    /// <summary>Where the results go; null where that was not said.</summary>
    public string? FindOutput(ParseResult parsed) => parsed.GetValue(output);

    /// <summary>What is to be estimated.</summary>
    /// <exception cref="UsageException">Something is wrong.</exception>
    public EstimateSettings ReadEstimate(ParseResult parsed)
    {
        var settings = new EstimateSettings
        {
            Input = parsed.GetRequiredValue(input),
            Model = parsed.GetValue(model),
            Fallbacks = parsed.GetValue(fallbacks) ?? [],
            Group = parsed.GetValue(pool.Group),
            Defaults = defaults.Read(parsed),
        };
        settings.Validate();
        return settings;
    }

    /// <summary>What is to be run.</summary>
    /// <exception cref="UsageException">Something is wrong.</exception>
    public BatchSettings Read(ParseResult parsed)
    {
        var settings = new BatchSettings
        {
            Input = parsed.GetRequiredValue(input),
            Output = parsed.GetRequiredValue(output),
            Model = parsed.GetValue(model),
            Fallbacks = parsed.GetValue(fallbacks) ?? [],
            Defaults = defaults.Read(parsed),
            Flags = DescribeFlags(parsed),
            Group = parsed.GetValue(pool.Group),
            MaxConcurrency = parsed.GetValue(concurrency),
            Width = parsed.GetValue(width),
            IsResumed = parsed.GetValue(isResumed),
            RetriesFailed = parsed.GetValue(retriesFailed),
            Limit = parsed.GetValue(limit) ?? long.MaxValue,
            Wait = parsed.GetValue(wait) ?? TimeSpan.Zero,
            MaxCost = parsed.GetValue(maxCost),
            Via = parsed.GetValue(via),
            KeepsGoing = parsed.GetValue(keepsGoing),
            Summary = parsed.GetValue(summary),
            TellsWhy = parsed.GetResult(why) is not null,
            ResumeCommand = WriteResumeCommand(parsed),
        };
        settings.Validate();
        return settings;
    }

    private static BulkVia ReadVia(ArgumentResult result)
    {
        // Without a value the parser says so itself.
        if (result.Tokens is [{ Value: not "openrouter" and var other }])
            result.AddError($"--via is '{other}'; it must be 'openrouter', or left out to send each line by itself.");
        return BulkVia.Batches;
    }

    private void RequireOutput(CommandResult result)
    {
        if (result.GetResult(output) is null && !result.GetValue(isEstimate))
            result.AddError("Option '--output' is required. Where shall the results go? Only --estimate needs none.");
    }

    // What changes a line's request: should it differ on a resume, lines are run again.
    private SortedDictionary<string, string> DescribeFlags(ParseResult parsed)
    {
        var flags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add("-m", parsed.GetValue(model));
        Add("--system", parsed.GetValue(defaults.System));
        Add("--max-tokens", parsed.GetValue(defaults.MaxTokens)?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Add("--provider", parsed.GetValue(defaults.Providers) is { Length: > 0 } providers ? string.Join(", ", providers) : null);
        if (parsed.GetValue(defaults.File) is { } file)
            Add("--defaults", $"{file} (SHA-256 {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))[..12]})");
        return flags;

        void Add(string name, string? value)
        {
            if (value is not null)
                flags[name] = value;
        }
    }

    // A trial goes on with the rest.
    private string WriteResumeCommand(ParseResult parsed)
    {
        var words = new List<string>();
        bool isSkipped = false;
        foreach (string word in parsed.Tokens.Select(token => token.Value))
        {
            bool isDropped = word == isResumed.Name || word == limit.Name;
            if (!isDropped && !isSkipped)
                words.Add(word);
            isSkipped = word == limit.Name;
        }

        return CommandLine.Write(words.Append(isResumed.Name));
    }

    private static Option<T> Describe<T>(Option<T> option, string description)
    {
        option.Description = description;
        return option;
    }
}
