namespace OpenRouter.Aot.Simulation.Tests;

/// <summary>Edges that block an address beyond a number of requests a window, and tell neither.</summary>
public class EdgeTests
{
    private const ulong Seed = 1;

    // A block of a minute is dear: the steps that are refused within the hour take a tenth of it.
    [Theory]
    [InlineData(300, 10, 10, 0.97)]
    [InlineData(300, 10, 60, 0.88)]
    [InlineData(100, 10, 10, 0.97)]
    [InlineData(1_000, 60, 60, 0.94)]
    [InlineData(2_000, 60, 30, 0.96)]
    [InlineData(1_200, 300, 60, 0.94)]
    [InlineData(10_000, 600, 60, 0.97)]
    public void The_pace_is_found_whatever_the_window_and_the_block_are(int requests, int window, int block, double least)
    {
        var edge = new EdgePlan(requests, TimeSpan.FromSeconds(window), TimeSpan.FromSeconds(block));
        var comparison = new Comparison(LimitScenarios.Edge with { Service = LimitScenarios.Edge.Service with { Edge = edge } }, Seed);
        RunResult ours = comparison.Run(ClientCatalogue.Ours);
        Assert.InRange(comparison.GoodputOf(ours), least, 1.01);
        Assert.InRange(ours.Waste, 0, 0.01);
    }
}
