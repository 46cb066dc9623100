using System.CommandLine;

namespace OpenRouter.Aot.Cli;

/// <summary><c>demo</c>: the main job on a simulator in this process. No key, no network, no set-up.</summary>
internal static class DemoCommand
{
    private static readonly TimeSpan QuietPeriod = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        Option<int> seed = WholeNumber.Create("--seed", least: int.MinValue, most: int.MaxValue, byDefault: 1);
        seed.Description = "Makes another run.";
        Option<int> requests = WholeNumber.Create("--requests", least: 1, most: 1_000_000, byDefault: 500);
        requests.Description = "How many chats.";
        Option<int> concurrency = WholeNumber.Create("--concurrency", least: 1, most: 10_000, byDefault: 32);
        concurrency.Description = "The most chats at once.";
        var isJson = new Option<bool>("--json") { Description = "Print the result as one JSON object." };
        var command = new ToolCommand("demo", "500 chats over 4 keys and 3 models on a built-in simulator, while some of them fail. Needs nothing.",
            "demo", "demo --requests 5000 --concurrency 200", "demo --seed 7 --json")
        {
            seed, requests, concurrency, isJson,
        };
        command.SetAction(async (parsed, ct) =>
        {
            var settings = new DemoSettings(parsed.GetValue(seed), parsed.GetValue(requests), parsed.GetValue(concurrency));
            await using DemoRun run = await DemoRun.StartAsync(settings, ct);
            await ShowAsync(run, run.SendAllAsync(ct), ct);
            DemoResult result = run.GetResult();
            if (parsed.GetValue(isJson))
                JsonOutput.Print(result.Write);
            else
                DemoSummary.Print(Terminal.Output, result);
            foreach (string line in parsed.GetValue(isJson) ? result.Disagreements : [])
                Console.Error.WriteLine($"error: the counters disagree: {line}");
            return result.IsSuccess ? ExitCodes.Success : ExitCodes.Failure;
        });
        return command;
    }

    private static async Task ShowAsync(DemoRun run, Task sending, CancellationToken ct)
    {
        await using (var display = new RunDisplay(run.GetProgress, QuietPeriod))
            await Task.WhenAny(sending);
        ct.ThrowIfCancellationRequested();
        await sending;
    }
}
