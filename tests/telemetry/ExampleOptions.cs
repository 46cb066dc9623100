using System.Globalization;

namespace OpenRouter.Aot.Telemetry;

/// <summary>What the example is asked for.</summary>
internal sealed record ExampleOptions
{
    /// <summary>The variable by which all OpenTelemetry exporters are told where to send.</summary>
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const int MaxMinutes = 24 * 60;

    public const string Help = """
        Teams send chats over a pool of keys to an OpenRouter look-alike on this machine, some of it goes wrong, and OpenTelemetry tells of it.
        It needs no key and no network.

        Usage: dotnet run -c Release --project tests/telemetry -- [options]

          --minutes N   how long it runs, 1 to 1440; Ctrl-C ends it sooner. Default 30.
          --rate X      how many times the usual traffic (about 6 requests a second), 0.1 to 20. Default 1.
          --port N      the port of the page that Prometheus reads, on localhost. Default 9464.
          --seed N      another seed of traffic and faults. Default 1.
          --help        this text.

        OTEL_EXPORTER_OTLP_ENDPOINT, where it is set, names a collector that gets spans and metrics as well, such as the Aspire dashboard
        (http://localhost:4317). How to look at it all: docs/telemetry/README.md
        """;

    public bool WantsHelp { get; private init; }

    public TimeSpan Duration { get; private init; } = TimeSpan.FromMinutes(30);

    public double Rate { get; private init; } = 1;

    public int Port { get; private init; } = 9464;

    public int Seed { get; private init; } = 1;

    /// <summary>Where OTLP goes; null where nobody wants it.</summary>
    public string? Collector { get; private init; } = Environment.GetEnvironmentVariable(EndpointVariable) is { Length: > 0 } endpoint ? endpoint : null;

    /// <summary>Reads the command line.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="options">What it asks for.</param>
    /// <param name="mistake">What is wrong with it; null where nothing is.</param>
    public static bool TryRead(string[] args, out ExampleOptions options, out string? mistake)
    {
        options = new ExampleOptions();
        mistake = null;
        for (int i = 0; i < args.Length && mistake is null; i++)
        {
            string name = args[i];
            if (name is "--help" or "-h" or "-?")
            {
                options = options with { WantsHelp = true };
                continue;
            }

            string value = i + 1 < args.Length ? args[++i] : "";
            (options, mistake) = name switch
            {
                "--minutes" => Read(options, name, value, 1, MaxMinutes, static (o, n) => o with { Duration = TimeSpan.FromMinutes(n) }),
                "--rate" => Read(options, name, value, 0.1, 20, static (o, n) => o with { Rate = n }),
                "--port" => Read(options, name, value, 1, 65535, static (o, n) => o with { Port = (int)n }),
                "--seed" => Read(options, name, value, 0, int.MaxValue, static (o, n) => o with { Seed = (int)n }),
                _ => (options, $"'{name}' is no option: --help lists them."),
            };
        }

        return mistake is null;
    }

    /// <summary>Says where there is something to see.</summary>
    public void PrintWhereToLook()
    {
        Console.WriteLine($"""
            Three teams send chats for {Duration.TotalMinutes:0} minutes; Ctrl-C ends it. Every few minutes something goes wrong: docs/telemetry/README.md says what.

              metrics   http://localhost:{Port}/metrics   in a browser, or: prometheus --config.file=docs/telemetry/prometheus.yml
              spans     {(Collector is null ? $"nobody gets them: set {EndpointVariable}=http://localhost:4317" : $"sent to {Collector}, with the metrics")}
              boards    docs/telemetry/dashboard.json and dashboard-team.json, to be imported into Grafana
            """);
    }

    private static (ExampleOptions Options, string? Mistake) Read(
        ExampleOptions options, string name, string value, double least, double most, Func<ExampleOptions, double, ExampleOptions> set) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number >= least && number <= most
            ? (set(options, number), null)
            : (options, $"{name} takes a number from {least} to {most}, not '{value}'.");
}
