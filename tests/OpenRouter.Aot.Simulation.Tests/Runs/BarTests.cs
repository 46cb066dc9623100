namespace OpenRouter.Aot.Simulation.Tests;

/// <summary>What the library promises, where it is kept; `tests/simulation/RESULTS.md` has all figures.</summary>
public class BarTests
{
    private const ulong Seed = 1;

    public static TheoryData<string> Steady => AllScenarios.Of(scenario => scenario.IsSteady);

    public static TheoryData<string> Scenarios => AllScenarios.Names;

    [Theory]
    [MemberData(nameof(Steady))]
    public void What_the_limits_allow_gets_done_and_next_to_nothing_is_wasted(string name)
    {
        var comparison = new Comparison(ScenarioCatalogue.Find(name)!, Seed);
        RunResult ours = comparison.Run(ClientCatalogue.Ours);
        Assert.InRange(comparison.GoodputOf(ours), 0.97, 1.01);
        Assert.InRange(ours.Waste, 0, 0.01);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void No_peer_gets_more_done_and_none_that_gets_as_much_wastes_less(string name)
    {
        var comparison = new Comparison(ScenarioCatalogue.Find(name)!, Seed);
        RunResult ours = comparison.Run(ClientCatalogue.Ours);
        double own = comparison.GoodputOf(ours);
        foreach (string peer in Rivals.Names)
        {
            RunResult theirs = comparison.Run(peer);
            double others = comparison.GoodputOf(theirs);
            bool isAhead = own > others + Comparison.Tie || (own >= others - Comparison.Tie && ours.Waste <= theirs.Waste + Comparison.WasteTie);
            Assert.True(isAhead, $"{peer}: goodput {others:P1} to our {own:P1}, waste {theirs.Waste:P1} to our {ours.Waste:P1}");
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void No_key_is_wrongly_out_for_longer_than_one_probe(string name)
    {
        RunResult ours = new SimulationRun(AllScenarios.Short(name), Seed, ClientCatalogue.Find(ClientCatalogue.Ours)!, lines: 20_000).Execute();
        Assert.InRange(ours.MostProbesOfWrongBench, 0, 1);
    }

    [Fact]
    public void A_bulk_run_waits_out_an_outage_in_which_every_key_is_refused_and_loses_no_line()
    {
        var comparison = new Comparison(OutageScenarios.Unauthorized, Seed);
        RunResult ours = comparison.Run(ClientCatalogue.Ours);
        Assert.InRange(comparison.GoodputOf(ours), 0.97, 1.01);
        Assert.Equal(0, ours.Lost);
    }

    [Fact]
    public void A_full_bulk_run_beside_them_at_most_doubles_the_wait_of_interactive_requests()
    {
        RunResult alone = new Comparison(ClassScenarios.Alone, Seed).Run(ClientCatalogue.Ours);
        RunResult beside = new Comparison(ClassScenarios.BesideBulk, Seed).Run(ClientCatalogue.Ours);
        Assert.InRange(beside.Completion.P99 / alone.Completion.P99, 0, 2);
        Assert.InRange(beside.Wait.P99, TimeSpan.Zero, 2 * alone.Wait.P99);
    }
}
