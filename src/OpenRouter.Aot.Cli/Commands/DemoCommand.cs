using System.CommandLine;
using Spectre.Console;

namespace OpenRouter.Aot.Cli;

/// <summary><c>demo</c>: the main job on a simulator in this process. No key, no network, no set-up.</summary>
internal static class DemoCommand
{
    private static readonly TimeSpan FramePeriod = TimeSpan.FromMilliseconds(125);
    private static readonly TimeSpan QuietPeriod = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var seed = new Option<int>("--seed") { Description = "Makes another run.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var requests = new Option<int>("--requests") { Description = "How many chats.", HelpName = "N", DefaultValueFactory = _ => 500 };
        var concurrency = new Option<int>("--concurrency") { Description = "The most chats at once.", HelpName = "N", DefaultValueFactory = _ => 32 };
        var isJson = new Option<bool>("--json") { Description = "Print the result as one JSON object." };
        var command = new Command("demo", "500 chats over 4 keys and 3 models on a built-in simulator, while some of them fail. Needs nothing.")
        {
            seed, requests, concurrency, isJson,
        };
        command.SetAction(async (parsed, ct) =>
        {
            var settings = new DemoSettings(parsed.GetValue(seed), parsed.GetValue(requests), parsed.GetValue(concurrency));
            if (settings.Requests is < 1 or > 1_000_000)
                throw new UsageException($"--requests is {settings.Requests}; it must be 1 to 1,000,000.");
            if (settings.Concurrency is < 1 or > 10_000)
                throw new UsageException($"--concurrency is {settings.Concurrency}; it must be 1 to 10,000.");
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
        if (Terminal.IsLive)
        {
            await Terminal.Error.Live(Draw(run)).AutoClear(true).StartAsync(async live =>
            {
                while (await Task.WhenAny(sending, Task.Delay(FramePeriod, CancellationToken.None)) != sending)
                    live.UpdateTarget(Draw(run));
            });
        }

        using var quiet = new CancellationTokenSource();
        while (await Task.WhenAny(sending, Task.Delay(QuietPeriod, quiet.Token)) != sending)
        {
            DemoProgress progress = run.GetProgress();
            Console.Error.WriteLine($"{Figures.Count(progress.Finished)} of {Figures.Count(progress.Requests)} chats, {Figures.Rate(progress.Rate)}");
        }

        await quiet.CancelAsync();
        ct.ThrowIfCancellationRequested();
        await sending;
    }

    private static Spectre.Console.Rendering.IRenderable Draw(DemoRun run) =>
        DemoBoard.Draw(run.GetProgress(), TimeProvider.System.GetUtcNow(), Terminal.Error.Profile.Width);
}
