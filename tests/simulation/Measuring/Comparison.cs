namespace OpenRouter.Aot.Simulation;

/// <summary>A scenario with one seed: the oracle's run, which sets the bound, and those of others, who get as many lines as the oracle began.</summary>
internal sealed class Comparison
{
    /// <summary>Goodputs that are no further apart are equal: another seed moves them as much.</summary>
    public const double Tie = 0.01;

    /// <summary>The same for shares of wasted attempts.</summary>
    public const double WasteTie = 0.001;

    private readonly Scenario scenario;
    private readonly ulong seed;

    /// <param name="scenario">The scenario.</param>
    /// <param name="seed">The seed of all runs.</param>
    public Comparison(Scenario scenario, ulong seed)
    {
        this.scenario = scenario;
        this.seed = seed;
        Oracle = new SimulationRun(scenario, seed, ClientCatalogue.Find(ClientCatalogue.Oracle)!).Execute();
    }

    /// <summary>The oracle's own run.</summary>
    public RunResult Oracle { get; }

    /// <summary>Runs the scenario with a client.</summary>
    /// <param name="client">Its name, which must be one of the catalogue.</param>
    /// <param name="timeline">What was seen, where it is to be drawn.</param>
    public RunResult Run(string client, out Timeline timeline)
    {
        long lines = client == ClientCatalogue.Oracle ? long.MaxValue : Oracle.Lines;
        var run = new SimulationRun(scenario, seed, ClientCatalogue.Find(client)!, lines);
        timeline = new Timeline(run);
        run.Meter.Timeline = timeline;
        return run.Execute();
    }

    /// <summary>Runs the scenario with a client, and draws nothing.</summary>
    /// <param name="client">Its name, which must be one of the catalogue.</param>
    public RunResult Run(string client)
    {
        if (client == ClientCatalogue.Oracle)
            return Oracle;
        return new SimulationRun(scenario, seed, ClientCatalogue.Find(client)!, Oracle.Lines).Execute();
    }

    /// <summary>The successes of a result, of those that were possible.</summary>
    public double GoodputOf(RunResult result) => Oracle.Succeeded == 0 ? 0 : (double)result.Succeeded / Oracle.Succeeded;
}
