namespace OpenRouter.Aot.Simulation.Tests;

/// <summary>The oracle is what its figures are compared with: it wastes nothing that it could foresee, and nobody gets more done.</summary>
public class BoundTests
{
    public static TheoryData<string> Foreseeable => AllScenarios.Of(scenario =>
        scenario.Service.ServerFailures == 0 && scenario.Service.Models.All(model => model.DisguisedFailures == 0 && model.ProviderFailures == 0));

    public static TheoryData<string> Scenarios => AllScenarios.Names;

    [Theory]
    [MemberData(nameof(Foreseeable))]
    public void It_is_never_refused(string scenario)
    {
        RunResult oracle = new SimulationRun(AllScenarios.Short(scenario), 5, ClientCatalogue.Find(ClientCatalogue.Oracle)!).Execute();
        Assert.Equal((0, 0, 0), (oracle.FailedAttempts, oracle.Failed, oracle.Lost));
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Nobody_gets_more_done(string name)
    {
        var comparison = new Comparison(AllScenarios.Short(name), seed: 5);
        // Who begins later has requests in flight at other moments: as many as run at once may end before the horizon or after it. And a width that is found
        // out by trying is now and then larger than the limit, so that the share left free is smaller than what the oracle leaves.
        foreach (string client in ClientCatalogue.Names.Except([ClientCatalogue.Oracle]))
            Assert.InRange(comparison.GoodputOf(comparison.Run(client)), 0, 1.01);
    }
}
