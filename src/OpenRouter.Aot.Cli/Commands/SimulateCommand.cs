using System.CommandLine;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli;

/// <summary><c>simulate</c>: an OpenRouter look-alike on a port, until Ctrl-C.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        var url = new Option<string>("--urls")
        {
            Description = "Where to listen; port 0 takes a free one.",
            HelpName = "URL",
            DefaultValueFactory = _ => "http://127.0.0.1:0",
        };
        var scenario = new Option<string?>("--scenario")
        {
            Description = "Keys, accounts, models and faults (JSON). Default: any key, any model, no faults.",
            HelpName = "FILE",
        };
        var replay = new Option<string?>("--replay") { Description = "Answer from a folder of recorded exchanges instead.", HelpName = "DIR" };
        var command = new Command("simulate", "An OpenRouter look-alike on a port. The first line of stdout is its base URL; Ctrl-C ends it.") { url, scenario, replay };
        command.SetAction(async (parsed, ct) =>
        {
            if (parsed.GetValue(scenario) is not null && parsed.GetValue(replay) is not null)
                throw new UsageException("--scenario and --replay exclude each other: a replay has no faults but the recorded ones.");
            SimulatorOptions options = Prepare(parsed.GetRequiredValue(url), parsed.GetValue(scenario), parsed.GetValue(replay));
            await using OpenRouterSimulator simulator = await StartAsync(options, ct);
            Print(simulator.BaseUrl, options);
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, ct);
            }
            catch (OperationCanceledException)
            {
                // Being stopped is its normal end.
            }

            SimulatorCounters counters = simulator.GetCounters();
            Console.Error.WriteLine($"{Figures.Count(counters.Attempts, "attempt")}: {Figures.Count(counters.Succeeded)} answered, {Figures.Count(counters.Failed)} failed.");
            return ExitCodes.Success;
        });
        return command;
    }

    private static SimulatorOptions Prepare(string url, string? scenario, string? replay)
    {
        bool isAddress = Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.Scheme == Uri.UriSchemeHttp;
        if (!isAddress || address!.PathAndQuery != "/")
            throw new UsageException($"--urls is '{url}'; it must be an http address without a path, such as http://127.0.0.1:8080");
        var options = new SimulatorOptions { Url = url.TrimEnd('/'), ReplayFolder = replay };
        try
        {
            if (scenario is not null)
                options.Scenario = Scenario.Load(scenario);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"The scenario {scenario} cannot be read: {exception.Message}");
        }

        return options;
    }

    private static async Task<OpenRouterSimulator> StartAsync(SimulatorOptions options, CancellationToken ct)
    {
        try
        {
            return await OpenRouterSimulator.StartAsync(options, ct);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or FormatException
            or InvalidOperationException or ArgumentException or System.Net.Sockets.SocketException)
        {
            throw new UsageException($"The simulator cannot start: {exception.Message}");
        }
    }

    private static void Print(Uri baseUrl, SimulatorOptions options)
    {
        Console.Out.WriteLine(baseUrl);
        Console.Out.WriteLine();
        Console.Out.WriteLine("Point a client at it, in another shell:");
        Console.Out.WriteLine($"  export OPENROUTER_BASE_URL={baseUrl}");
        ScenarioKey? key = options.ReplayFolder is null ? options.Scenario.Keys.FirstOrDefault() : null;
        Console.Out.WriteLine(key is null
            ? "  export OPENROUTER_API_KEY=any-key-will-do"
            : $"  export OPENROUTER_API_KEY=...   # a secret of the scenario, such as that of {key.Alias}");
        if (options.ReplayFolder is null)
            Console.Out.WriteLine($"  openrouter-aot chat \"Hello\" -m {options.Scenario.Models.FirstOrDefault()?.Id ?? "openai/gpt-5-mini"}");
        Console.Out.WriteLine();
        Console.Out.WriteLine("Ctrl-C ends it.");
        Console.Out.Flush();
    }
}
