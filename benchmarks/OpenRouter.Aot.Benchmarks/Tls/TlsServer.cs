using System.Globalization;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>
/// The simulator over TLS, HTTP/2 or HTTP/1.1 as the client chooses, in a process of its own. Here it is no prepared bytes that matter but a real
/// server's handshakes, its limit of 100 streams a connection, and answers that take their time.
/// </summary>
internal static class TlsServer
{
    /// <summary>Serves on a free port. It says its address and certificate, and on each line that it reads its counts; it ends with its standard input.</summary>
    /// <param name="latency">How many milliseconds an answer takes.</param>
    public static void Run(string latency)
    {
        Scenario scenario = Scenario.Open();
        scenario.Models.Add(new ScenarioModel
        {
            Id = ChatExchange.Model,
            LatencyMs = int.Parse(latency, CultureInfo.InvariantCulture),
            CompletionTokens = 24,
        });
        RunAsync(new SimulatorOptions { Url = "https://127.0.0.1:0", Scenario = scenario }).GetAwaiter().GetResult();
    }

    private static async Task RunAsync(SimulatorOptions options)
    {
        OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(options).ConfigureAwait(false);
        await using (simulator.ConfigureAwait(false))
        {
            Console.WriteLine(simulator.BaseUrl);
            Console.WriteLine(Convert.ToBase64String(simulator.Certificate!.RawData));
            while (Console.In.ReadLine() is not null)
            {
                SimulatorCounters counters = simulator.GetCounters();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{counters.Connections} {counters.OpenConnections} {counters.Succeeded}"));
            }
        }
    }
}
