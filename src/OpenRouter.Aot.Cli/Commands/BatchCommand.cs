using System.CommandLine;

namespace OpenRouter.Aot.Cli;

/// <summary><c>batch IN.jsonl -o OUT.jsonl</c>: many requests at once.</summary>
internal static class BatchCommand
{
    public static Command Create(PoolSelection pool, Interruption interruption)
    {
        var input = new Argument<string>("IN.jsonl")
        {
            Description = "The requests, a line each: {\"custom_id\",\"method\",\"url\",\"body\"}, a bare request body, or {\"prompt\":\"…\"}.",
        };
        Option<string> output = new Option<string>("--output", "-o") { Description = "Where the results go, in order of completion.", HelpName = "OUT.jsonl", Required = true }
            .RefuseBlank("--output names no file.");
        Option<string?> model = ModelOptions.CreateModel("The model for lines that name none.");
        Option<string[]> fallbacks = ModelOptions.CreateFallbacks();
        Option<int> concurrency = WholeNumber.Create("--concurrency", least: 1, most: 10_000, byDefault: 64);
        concurrency.Description = "The most requests at once.";
        Option<int?> width = WholeNumber.CreateOptional("--width", least: 1, most: 10_000);
        width.Description = "How many requests at once for each account and model. Without it the width adapts to what the service takes, up to --concurrency.";
        var isResumed = new Option<bool>("--resume") { Description = "Go on with an output that is there: keep what is done, run the rest." };
        var retriesFailed = new Option<bool>("--retry-failed") { Description = "With --resume: run lines again too that failed by their own fault." };
        Option<int?> limit = WholeNumber.CreateOptional("--limit", least: 1, most: int.MaxValue);
        limit.Description = "Send no more lines than this: a trial. --resume runs the rest.";
        Option<TimeSpan?> wait = Duration.CreateOptional("--wait");
        wait.Description = "How long to wait where nothing can serve the lines (credits, limits of keys, a daily quota), such as 30m or 8h. Without it the run pauses.";
        Option<decimal?> maxCost = Amount.CreateOptional("--max-cost");
        maxCost.Description = "The most that all runs of this output may cost, in USD. What is in flight is reserved.";
        var keepsGoing = new Option<bool>("--keep-going")
        {
            Description = "Go on although the first 50 lines, or 500 in a row, fail by their own fault with the same error.",
        };
        var why = new Option<string?>("--why")
        {
            Description = "Say on stderr why each attempt was made and what came of it, for every line but those that succeed at the first attempt with all that they hold. "
                + "With an ID: look that line up in the journal of a run that is over, and send nothing.",
            HelpName = "ID",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var isJson = new Option<bool>("--json") { Description = "Print the summary as one JSON object." };
        var command = new Command("batch", "Many requests at once, from a file into a file. A run that was killed goes on with --resume.")
        {
            input, output, model, fallbacks, concurrency, width, isResumed, retriesFailed, limit, wait, maxCost, keepsGoing, why, isJson,
        };
        command.SetAction(async (parsed, ct) =>
        {
            if (parsed.GetValue(why) is { } id)
                return WhyLookup.Print(parsed.GetRequiredValue(output), id, parsed.GetValue(isJson));
            var settings = new BatchSettings
            {
                Input = parsed.GetRequiredValue(input),
                Output = parsed.GetRequiredValue(output),
                Model = parsed.GetValue(model),
                Fallbacks = parsed.GetValue(fallbacks) ?? [],
                Group = parsed.GetValue(pool.Group),
                MaxConcurrency = parsed.GetValue(concurrency),
                Width = parsed.GetValue(width),
                IsResumed = parsed.GetValue(isResumed),
                RetriesFailed = parsed.GetValue(retriesFailed),
                Limit = parsed.GetValue(limit) ?? long.MaxValue,
                Wait = parsed.GetValue(wait) ?? TimeSpan.Zero,
                MaxCost = parsed.GetValue(maxCost),
                KeepsGoing = parsed.GetValue(keepsGoing),
                TellsWhy = parsed.GetResult(why) is not null,
                ResumeCommand = WriteResumeCommand(parsed),
            };
            settings.Validate();
            OpenRouterClientOptions options = pool.ReadForGroup(parsed);
            options.Routing.Width = settings.Width ?? options.Routing.Width;
            using var client = new OpenRouterClient(options);
            var check = new StartCheck(client, options, settings.Group, TimeProvider.System, Console.Error);
            return await new BatchRun(settings, client, check, interruption).RunAsync(parsed.GetValue(isJson));
        });
        return command;
    }

    private static string WriteResumeCommand(ParseResult parsed)
    {
        IEnumerable<string> words = parsed.Tokens.Select(token => token.Value).Where(word => word != "--resume");
        return "openrouter-aot " + string.Join(' ', words.Append("--resume").Select(Quote));
    }

    // Everything that a shell might take for something else goes into quotes.
    private static string Quote(string word) => word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_./:=,@%+".Contains(letter))
        ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
