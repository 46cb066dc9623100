namespace OpenRouter.Aot.Simulation.Tests;

/// <summary>That no rival is made of straw: each rule set fares over HTTP, against the simulator, as it fares before the modelled service.</summary>
public class AgreementTests(ITestOutputHelper output)
{
    private const ulong Seed = 20_260;
    private const double MostApart = 0.10;

    // Some rules waste a dozen attempts in a thousand. There one more is a tenth already, and it takes no more than two requests that change places.
    private const double Floor = 0.005;

    [Fact]
    public Task Half_the_keys_dead() => AssertAgreementAsync(BothWorlds.HalfDead);

    [Fact]
    public Task A_model_throttled_two_of_every_three_seconds() => AssertAgreementAsync(BothWorlds.Throttled);

    private async Task AssertAgreementAsync(Scenario scenario)
    {
        // The first requests of a process are compiled while they run, and would come late.
        await HttpWorld.RunAsync(scenario with { Horizon = TimeSpan.FromSeconds(0.5) }, Rivals.WeightedRandom, Seed, TestContext.Current.CancellationToken);
        WorldResult[] http = await Task.WhenAll(
            Rivals.Names.Select(rival => HttpWorld.RunAsync(scenario, rival, Seed, TestContext.Current.CancellationToken)));
        List<string> disagreements = [];
        for (int i = 0; i < http.Length; i++)
        {
            WorldResult modelled = VirtualWorld.Run(scenario, Rivals.Names[i], Seed);
            string line = $"{scenario.Name}, {Rivals.Names[i]}: virtual {modelled}; HTTP {http[i]}";
            output.WriteLine(line);
            if (!Agree(modelled.Success, http[i].Success) || !Agree(modelled.Waste, http[i].Waste))
                disagreements.Add(line);
        }

        Assert.Empty(disagreements);
    }

    private static bool Agree(double one, double other) => Math.Abs(one - other) <= Math.Max(Floor, MostApart * Math.Max(one, other));
}
