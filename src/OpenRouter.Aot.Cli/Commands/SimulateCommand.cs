using System.CommandLine;
using System.Security.Cryptography.X509Certificates;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli;

/// <summary><c>simulate</c>: an OpenRouter look-alike on a port, until Ctrl-C.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        var url = new Option<string>("--urls")
        {
            Description = "Where to listen; port 0 takes a free one. An https address is served over TLS.",
            HelpName = "URL",
            DefaultValueFactory = _ => "http://127.0.0.1:0",
        };
        var scenario = new Option<string?>("--scenario")
        {
            Description = "Keys, accounts, models and faults (JSON). Default: any key, any model, no faults.",
            HelpName = "FILE",
        };
        var replay = new Option<string?>("--replay") { Description = "Answer from a folder of recorded exchanges instead.", HelpName = "DIR" };
        var certificate = new Option<string?>("--certificate")
        {
            Description = "Write the certificate of an https address (PEM), for SSL_CERT_FILE of a client. It is made anew at each start.",
            HelpName = "FILE",
        };
        var command = new ToolCommand("simulate", "An OpenRouter look-alike on a port. The first line of stdout is its base URL; Ctrl-C ends it.",
            "simulate --urls http://127.0.0.1:8080", "simulate --scenario outage.json", "simulate --urls https://127.0.0.1:8443 --certificate root.pem") { url, scenario, replay, certificate };
        command.SetAction(async (parsed, ct) =>
        {
            if (parsed.GetValue(scenario) is not null && parsed.GetValue(replay) is not null)
                throw new UsageException("--scenario and --replay exclude each other: a replay has no faults but the recorded ones.");
            SimulatorOptions options = Prepare(parsed.GetRequiredValue(url), parsed.GetValue(scenario), parsed.GetValue(replay));
            string? file = parsed.GetValue(certificate);
            if (file is not null && !IsSecure(options))
                throw new UsageException($"--certificate needs an https address in --urls, such as https://127.0.0.1:8443; {options.Url} has no certificate.");
            await using OpenRouterSimulator simulator = await StartAsync(options, ct);
            if (file is not null)
                Write(simulator.Certificate!, file);
            Print(simulator.BaseUrl, options, file);
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
        bool isAddress = Uri.TryCreate(url, UriKind.Absolute, out Uri? address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
        if (!isAddress || address!.PathAndQuery != "/")
            throw new UsageException($"--urls is '{url}'; it must be an http or https address without a path, such as http://127.0.0.1:8080");
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

    private static bool IsSecure(SimulatorOptions options) => options.Url.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    private static void Write(X509Certificate2 certificate, string file)
    {
        try
        {
            File.WriteAllText(file, certificate.ExportCertificatePem() + "\n");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new UsageException($"The certificate cannot be written to '{file}': {exception.Message}");
        }
    }

    private static void Print(Uri baseUrl, SimulatorOptions options, string? certificate)
    {
        Console.Out.WriteLine(baseUrl);
        Console.Out.WriteLine();
        Console.Out.WriteLine("Point a client at it, in another shell:");
        Console.Out.WriteLine($"  export OPENROUTER_BASE_URL={baseUrl}");
        ScenarioKey? key = options.ReplayFolder is null ? options.Scenario.Keys.FirstOrDefault() : null;
        Console.Out.WriteLine(key is null
            ? "  export OPENROUTER_API_KEY=any-key-will-do"
            : $"  export OPENROUTER_API_KEY=...   # a secret of the scenario, such as that of {key.Alias}");
        if (certificate is not null)
            Console.Out.WriteLine($"  export SSL_CERT_FILE={Path.GetFullPath(certificate)}");
        else if (IsSecure(options))
            Console.Out.WriteLine("  # A client must trust the certificate: --certificate FILE writes it, for SSL_CERT_FILE.");
        if (options.ReplayFolder is null)
            Console.Out.WriteLine($"  openrouter-aot chat \"Hello\" -m {options.Scenario.Models.FirstOrDefault()?.Id ?? "openai/gpt-5-mini"}");
        Console.Out.WriteLine();
        Console.Out.WriteLine("Ctrl-C ends it.");
        Console.Out.Flush();
    }
}
