namespace OpenRouter.Aot.Simulation;

/// <summary>Who can carry the requests of a scenario: the library, the rules of peers, and the oracle.</summary>
internal static class ClientCatalogue
{
    public const string Ours = "ours";
    public const string Oracle = "oracle";

    /// <summary>Their names, in the order of the table.</summary>
    public static IReadOnlyList<string> Names { get; } = [Ours, Oracle, .. Rivals.Names];

    /// <summary>Makes a client; null where nobody has that name.</summary>
    public static Func<SimulationRun, IClient>? Find(string name) => name switch
    {
        Ours => run => new PoolClient(run),
        Oracle => run => new OracleClient(run),
        _ when Rivals.Names.Contains(name) => run => new PolicyClient(run, Rivals.Create(name, run.Service.Plan.Keys.Count, run.Service.Plan.Models.Count, run.Seed)),
        _ => null,
    };
}
