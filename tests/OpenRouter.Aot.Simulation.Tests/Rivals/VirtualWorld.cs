namespace OpenRouter.Aot.Simulation.Tests;

/// <summary>Runs rule sets under the virtual clock.</summary>
internal static class VirtualWorld
{
    private const int Runs = 20;

    /// <summary>The mean over the choices that the rules leave to chance; requests and their luck are the seed's in all of them.</summary>
    public static WorldResult Run(Scenario scenario, string rival, ulong seed)
    {
        WorldResult sum = default;
        for (ulong choice = 1; choice <= Runs; choice++)
        {
            IPolicy policy = Rivals.Create(rival, scenario.Service.Keys.Count, scenario.Service.Models.Count, choice);
            RunResult run = new SimulationRun(scenario, seed, run => new PolicyClient(run, policy)).Execute();
            sum = new WorldResult(
                sum.Requests + run.Requests, sum.Succeeded + run.Requests - run.Failed - run.Lost, sum.Attempts + run.Attempts, sum.Wasted + run.FailedAttempts);
        }

        return new WorldResult(sum.Requests / Runs, sum.Succeeded / Runs, sum.Attempts / Runs, sum.Wasted / Runs);
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
