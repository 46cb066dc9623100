namespace OpenRouter.Aot.Simulation.Tests;

/// <summary>The same seed, scenario and client give the same run, to the last event.</summary>
public class DeterminismTests
{
    public static TheoryData<string> Scenarios => AllScenarios.Names;

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void A_run_can_be_repeated(string scenario)
    {
        foreach (string client in (string[])[ClientCatalogue.Ours, ClientCatalogue.Oracle, Rivals.LiteLlm])
        {
            RunResult first = Run(scenario, client, seed: 42);
            RunResult second = Run(scenario, client, seed: 42);
            Assert.Equal(first with { RealTime = default }, second with { RealTime = default });
            Assert.NotEqual(first.Trace, Run(scenario, client, seed: 43).Trace);
        }
    }

    private static RunResult Run(string scenario, string client, ulong seed) =>
        new SimulationRun(AllScenarios.Short(scenario), seed, ClientCatalogue.Find(client)!, lines: 2_000).Execute();
}
