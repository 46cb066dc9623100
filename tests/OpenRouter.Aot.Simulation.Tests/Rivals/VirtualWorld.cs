namespace OpenRouter.Aot.Simulation.Tests;

/// <summary>Runs rule sets under the virtual clock.</summary>
internal static class VirtualWorld
{
    private const int Runs = 20;

    /// <summary>The mean over the choices that the rules leave to chance; requests and their luck are the seed's in all of them.</summary>
    public static WorldResult Run(Scenario scenario, string rival, ulong seed)
    {
        List<WorldResult> results = [];
        for (ulong choice = 1; choice <= Runs; choice++)
        {
            IPolicy policy = Rivals.Create(rival, scenario.Service.Keys.Count, scenario.Service.Models.Count, choice);
            RunResult run = new SimulationRun(scenario, seed, run => new PolicyClient(run, policy)).Execute();
            results.Add(new WorldResult(run.Requests, run.Requests - run.Failed - run.Lost, run.Attempts, run.FailedAttempts));
        }

        return WorldResult.Mean(results);
    }

    /// <summary>The requests of a scenario, in the order of their arrival.</summary>
    public static IReadOnlyList<SimulatedRequest> Arrivals(Scenario scenario, ulong seed)
    {
        List<SimulatedRequest> arrivals = [];
        new SimulationRun(scenario, seed, run => new Recorder(run, arrivals)).Execute();
        return arrivals;
    }

    private sealed class Recorder(SimulationRun run, List<SimulatedRequest> arrivals) : IClient
    {
        public int Waiting => 0;

        public void Prepare(Action ready) => ready();

        public void Begin(SimulatedRequest request)
        {
            arrivals.Add(request);
            run.End(request, isSuccess: true);
        }

        public bool IsBenched(int key) => false;
    }
}
