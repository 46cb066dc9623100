namespace OpenRouter.Aot.Simulation.Tests;

/// <summary>That no rival is made of straw: each rule set fares over HTTP, against the simulator, as it fares before the modelled service.</summary>
[Collection(nameof(RealClock))]
public class AgreementTests(ITestOutputHelper output)
{
    private const ulong Seed = 20_260;
    private const double MostApart = 0.10;

    // How many attempts meet a dead key or a closed model before its first refusal is back is a matter of what is under way: at these rates five within a
    // round trip of 80 ms. So few events are no disagreement.
    private const double FewEvents = 5;

    // A machine that stops for half a round trip, at the moment when a model closes, plays another scenario.
    private static readonly TimeSpan MostLate = TimeSpan.FromMilliseconds(40);
    private const int MostRuns = 4;

    // A single run of rules that draw keys at random would compare the dice.
    private static readonly string[] Dice = [Rivals.WeightedRandom, Rivals.LiteLlm];
    private const int Choices = 3;

    [Fact]
    public Task Half_the_keys_dead() => AssertAgreementAsync(BothWorlds.HalfDead);

    [Fact]
    public Task A_model_throttled_two_of_every_three_seconds() => AssertAgreementAsync(BothWorlds.Throttled);

    private async Task AssertAgreementAsync(Scenario scenario)
    {
        // The first requests of a process are compiled while they run, and would come late.
        await HttpWorld.RunAsync(scenario with { Horizon = TimeSpan.FromSeconds(0.5) }, Rivals.WeightedRandom, Seed, choice: 1, TestContext.Current.CancellationToken);
        Dictionary<string, WorldResult> http = await RunInTimeAsync(scenario);
        List<string> disagreements = [];
        foreach (string rival in Rivals.Names)
        {
            WorldResult modelled = VirtualWorld.Run(scenario, rival, Seed);
            string line = $"{scenario.Name}, {rival}: virtual {modelled}; HTTP {http[rival]}";
            output.WriteLine(line);
            if (!Agree(modelled.Success, http[rival].Success, modelled.Requests) || !Agree(modelled.Waste, http[rival].Waste, modelled.Attempts))
                disagreements.Add(line);
        }

        Assert.Empty(disagreements);
    }

    /// <summary>All rule sets at once over HTTP; again where the machine was too busy to keep time. Where it never keeps time, nothing can be said.</summary>
    private async Task<Dictionary<string, WorldResult>> RunInTimeAsync(Scenario scenario)
    {
        for (int run = 0; run < MostRuns; run++)
        {
            (string Rival, WorldResult Result)[] results = await Task.WhenAll(Rivals.Names.SelectMany(rival =>
                Enumerable.Range(1, Dice.Contains(rival) ? Choices : 1).Select(choice => RunAsync(rival, (ulong)choice))));
            Dictionary<string, WorldResult> found = results.GroupBy(one => one.Rival).ToDictionary(
                group => group.Key, group => WorldResult.Mean([.. group.Select(one => one.Result)]));
            output.WriteLine($"{scenario.Name}: refusals came up to {LatenessOf(found).TotalMilliseconds:F0} ms late");
            if (LatenessOf(found) <= MostLate)
                return found;
        }

        Assert.Skip($"Of {MostRuns} runs on the real clock none kept time to {MostLate.TotalMilliseconds} ms: the machine has too much else to do.");
        return [];

        async Task<(string Rival, WorldResult Result)> RunAsync(string rival, ulong choice) =>
            (rival, await HttpWorld.RunAsync(scenario, rival, Seed, choice, TestContext.Current.CancellationToken));
    }

    private static TimeSpan LatenessOf(Dictionary<string, WorldResult> results) => results.Values.Max(one => one.Lateness);

    private static bool Agree(double one, double other, double events) =>
        Math.Abs(one - other) <= Math.Max(FewEvents / events, MostApart * Math.Max(one, other));
}
