using System.CommandLine;

namespace OpenRouter.Aot.Cli;

/// <summary><c>batch IN.jsonl -o OUT.jsonl</c>: many requests at once.</summary>
internal static class BatchCommand
{
    public static Command Create(PoolSelection pool, Interruption interruption)
    {
        var command = new ToolCommand("batch", "Many requests at once, from a file into a file. A run that was killed, or paused, goes on with --resume.",
            "batch in.jsonl -o out.jsonl -m openai/gpt-5-mini",
            "batch in.jsonl -o out.jsonl --resume",
            "batch in.jsonl --estimate -m openai/gpt-5-mini",
            "batch in.jsonl -o out.jsonl --via openrouter --max-cost 5");
        var flags = new BatchOptions(pool);
        flags.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            if (flags.FindLookup(parsed) is { } id)
                return WhyLookup.Print(flags.FindOutput(parsed)!, id, flags.IsJson(parsed));
            return flags.IsEstimate(parsed)
                ? await EstimateAsync(flags, pool, parsed, ct)
                : await RunAsync(flags, pool, parsed, interruption);
        });
        return command;
    }

    private static async Task<int> EstimateAsync(BatchOptions flags, PoolSelection pool, ParseResult parsed, CancellationToken ct)
    {
        EstimateSettings settings = flags.ReadEstimate(parsed);
        OpenRouterClientOptions options = pool.ReadForGroup(parsed);
        using var client = new OpenRouterClient(options);
        return await new BatchEstimate(settings, client, options, MeasuredPace.Find(flags.FindOutput(parsed)), Console.Error).RunAsync(flags.IsJson(parsed), ct);
    }

    private static async Task<int> RunAsync(BatchOptions flags, PoolSelection pool, ParseResult parsed, Interruption interruption)
    {
        BatchSettings settings = flags.Read(parsed);
        OpenRouterClientOptions options = pool.ReadForGroup(parsed);
        options.Routing.Width = settings.Width ?? options.Routing.Width;
        using var client = new OpenRouterClient(options);
        var check = new StartCheck(client, options, settings.Group, TimeProvider.System, Console.Error);
        return await new BatchRun(settings, client, check, interruption).RunAsync(flags.IsJson(parsed));
    }
}
