using System.CommandLine;
using System.CommandLine.Parsing;

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
        Option<string> output = new Option<string>("--output", "-o") { Description = "Where the results go, in order of completion.", HelpName = "OUT.jsonl" }
            .RefuseBlank("--output names no file.");
        Option<string?> model = ModelOptions.CreateModel("The model for lines that name none.");
        Option<string[]> fallbacks = ModelOptions.CreateFallbacks();
        var defaults = new DefaultsOptions();
        Option<int> concurrency = WholeNumber.Create("--concurrency", least: 1, most: 10_000, byDefault: 64);
        concurrency.Description = "The most requests at once.";
        Option<int?> width = WholeNumber.CreateOptional("--width", least: 1, most: 10_000);
        width.Description = "How many requests at once for each account and model. Without it the width adapts to what the service takes, up to --concurrency.";
        var isResumed = new Option<bool>("--resume") { Description = "Go on with an output that is there: keep what is done, run the rest." };
        var tellsWhy = new Option<bool>("--why")
        {
            Description = "Say on stderr why each attempt was made and what came of it, for every line but those that succeed at the first attempt with all that they hold.",
        };
        var isEstimate = new Option<bool>("--estimate")
        {
            Description = "Say what the run will cost, how long it takes and what cannot work, and send nothing. Needs no --output.",
        };
        var isJson = new Option<bool>("--json") { Description = "Print the summary as one JSON object." };
        var command = new Command("batch", "Many requests at once, from a file into a file. A run that was killed goes on with --resume.")
        {
            input, output, model, fallbacks, defaults.File, defaults.System, defaults.MaxTokens, defaults.Providers, concurrency, width, isResumed, tellsWhy, isEstimate, isJson,
        };
        command.Validators.Add(result => RequireOutput(result, output, isEstimate));
        command.SetAction(async (parsed, ct) =>
        {
            if (parsed.GetValue(isEstimate))
            {
                var estimate = new EstimateSettings
                {
                    Input = parsed.GetRequiredValue(input),
                    Model = parsed.GetValue(model),
                    Fallbacks = parsed.GetValue(fallbacks) ?? [],
                    Group = parsed.GetValue(pool.Group),
                    Defaults = defaults.Read(parsed),
                };
                return await EstimateAsync(parsed, pool, estimate, parsed.GetValue(isJson), ct);
            }

            var settings = new BatchSettings
            {
                Input = parsed.GetRequiredValue(input),
                Output = parsed.GetRequiredValue(output),
                Model = parsed.GetValue(model),
                Fallbacks = parsed.GetValue(fallbacks) ?? [],
                Defaults = defaults.Read(parsed),
                Group = parsed.GetValue(pool.Group),
                MaxConcurrency = parsed.GetValue(concurrency),
                Width = parsed.GetValue(width),
                IsResumed = parsed.GetValue(isResumed),
                TellsWhy = parsed.GetValue(tellsWhy),
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

    private static void RequireOutput(CommandResult result, Option<string> output, Option<bool> isEstimate)
    {
        if (result.GetResult(output) is null && !result.GetValue(isEstimate))
            result.AddError("Option '--output' is required. Where shall the results go? Only --estimate needs none.");
    }

    private static async Task<int> EstimateAsync(ParseResult parsed, PoolSelection pool, EstimateSettings settings, bool isJson, CancellationToken ct)
    {
        settings.Validate();
        OpenRouterClientOptions options = pool.ReadForGroup(parsed);
        using var client = new OpenRouterClient(options);
        return await new BatchEstimate(settings, client, options, pace: null, Console.Error).RunAsync(isJson, ct);
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
