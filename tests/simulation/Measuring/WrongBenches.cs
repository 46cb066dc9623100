namespace OpenRouter.Aot.Simulation;

/// <summary>How often and how long keys are kept out while the service would take them. Looks now and then; what is shorter is not seen.</summary>
/// <param name="run">The run.</param>
/// <param name="client">Who keeps keys out.</param>
internal sealed class WrongBenches(SimulationRun run, IClient client)
{
    private readonly DateTimeOffset?[] since = new DateTimeOffset?[run.Scenario.Service.Keys.Count];
    private readonly int[] probes = new int[run.Scenario.Service.Keys.Count];
    private readonly bool isFree = run.Scenario.Service.Models.All(model => model.IsFree);

    public int Count { get; private set; }

    public TimeSpan Longest { get; private set; }

    public int MostProbes { get; private set; }

    public void Look()
    {
        for (int key = 0; key < since.Length; key++)
        {
            bool isWrong = client.IsBenched(key) && run.Service.Serves(key, isFree);
            if (!isWrong)
            {
                since[key] = null;
                continue;
            }

            if (since[key] is null)
            {
                since[key] = run.Clock.Now;
                probes[key] = 0;
                Count++;
            }

            TimeSpan lasted = run.Clock.Now - since[key]!.Value;
            Longest = lasted > Longest ? lasted : Longest;
            MostProbes = Math.Max(MostProbes, probes[key]);
        }
    }

    /// <summary>The service said something of a key.</summary>
    public void NoteProbe(int key) => probes[key]++;
}
