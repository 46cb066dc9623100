using System.Runtime.InteropServices;
using OpenRouter.Aot;
using OpenRouter.Aot.Simulator;
using OpenRouter.Aot.Telemetry;

// An example to run and to look at: teams send chats over a pool of keys to an OpenRouter look-alike on this machine, some of it goes wrong, and
// OpenTelemetry tells of it. What a program of yours needs of it stands in Exporters.cs; docs/telemetry/README.md says how to look at it.
if (!ExampleOptions.TryRead(args, out ExampleOptions options, out string? mistake))
{
    Console.Error.WriteLine(mistake);
    return 2;
}

if (options.WantsHelp)
{
    Console.WriteLine(ExampleOptions.Help);
    return 0;
}

using var stop = new CancellationTokenSource(options.Duration);
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(new SimulatorOptions { Scenario = ExampleScenario.Create(options.Seed) });
using var exporters = Exporters.Start(options);
using OpenRouterClient client = ExampleClient.Create(simulator.BaseUrl, options.Seed);
options.PrintWhereToLook();

var load = new Load(client, options);
Task sending = load.RunAsync(stop.Token);
using (var minute = new PeriodicTimer(TimeSpan.FromSeconds(30)))
{
    try
    {
        while (await minute.WaitForNextTickAsync(stop.Token))
            load.PrintProgress(client.GetStatistics());
    }
    catch (OperationCanceledException) when (stop.IsCancellationRequested)
    {
        // The time is up, or somebody has seen enough.
    }
}

await sending;
load.PrintProgress(client.GetStatistics());
return 0;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
