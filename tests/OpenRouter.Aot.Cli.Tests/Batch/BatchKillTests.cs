using System.Globalization;
using System.Text.Json;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>A long run that is killed again and again: nothing is lost, nothing is there twice, and what may have been paid twice is said.</summary>
public sealed class BatchKillTests(ITestOutputHelper output)
{
    private const int Lines = 20_000;
    private const int Kills = 20;
    private const int MostBeforeKill = 1_300;
    private const int Width = 64;

    [Fact]
    public async Task Killed_at_twenty_random_moments_it_ends_with_every_line_answered_once_and_has_told_what_was_sent_twice()
    {
        int seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var folder = new TemporaryFolder();
        var files = BatchFiles.Create(folder, Lines);
        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(
            new SimulatorOptions { Scenario = CreateScenario(seed), CountsRepeats = true }, TestContext.Current.CancellationToken);
        string[] arguments = [.. files.Arguments, "--resume", "--width", $"{Width}", "--concurrency", $"{Width}"];
        var kills = new List<KillAccount>();
        while (kills.Count < Kills)
        {
            SimulatorCounters before = simulator.GetCounters();
            long kept = files.CountSucceeded();
            // It is never so late that the run could end before.
            long target = before.Attempts + Math.Min(random.Next(MostBeforeKill), (Lines - kept) / 2);
            using ToolProcess tool = ToolProcess.Start(arguments, ToolProcess.At(simulator.BaseUrl));
            await Eventually.IsTrueAsync(() => tool.HasExited || simulator.GetCounters().Attempts > target, "requests of the batch");
            Assert.False(tool.HasExited, "The batch ended before it could be killed.");
            await tool.KillAsync();
            long announced = ResumeText.AnnouncedBy(await tool.WaitAsync());
            if (kills.Count > 0)
                kills[^1].AssertTold(announced);
            await Eventually.IsTrueAsync(() => simulator.GetCounters().InFlight == 0, "the end of what was in flight");
            kills.Add(new KillAccount(before, simulator.GetCounters(), files.CountSucceeded() - kept, announced, Width));
        }

        ToolResult last = (await ToolProcess.RunAsync(arguments, ToolProcess.At(simulator.BaseUrl))).Expect(0);
        long announcedAtLast = ResumeText.AnnouncedBy(last);
        kills[^1].AssertTold(announcedAtLast);

        Dictionary<string, JsonElement> results = files.Read();
        Assert.Equal(Enumerable.Range(0, Lines).Select(BatchFiles.IdOf).Order(StringComparer.Ordinal), results.Keys.Order(StringComparer.Ordinal));
        Assert.All(results.Values, line => Assert.Equal((JsonValueKind.Null, 200), (line.GetProperty("error").ValueKind, line.GetProperty("response").GetProperty("status_code").GetInt32())));
        Assert.Equal([files.Input, files.Output, files.Journal], Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal));

        SimulatorCounters counters = simulator.GetCounters();
        long told = kills.Sum(kill => kill.AnnouncedAtStart) + announcedAtLast;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{counters.Attempts} attempts, {counters.Repeated} answered twice, {told} told"));
        Assert.Equal(Lines, counters.Succeeded - counters.Repeated);
        Assert.InRange(counters.Repeated, 0, told);
        Assert.All(counters.Faults, fault => Assert.True(fault.Value > 0, $"{fault.Key} was never met."));
    }

    private static Scenario CreateScenario(int seed)
    {
        var scenario = new Scenario { Seed = seed };
        scenario.Models.Add(new ScenarioModel { Id = BatchFiles.Model, LatencyMs = new ScenarioRange(2, 12), CompletionTokens = new ScenarioRange(1, 4) });
        scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.UpstreamThrottle, RetryAfterSeconds = 1, When = new FaultCondition { Every = 6_000 } });
        foreach (FaultKind kind in (FaultKind[])[FaultKind.ServerError, FaultKind.ErrorIn200, FaultKind.Cut])
            scenario.Faults.Add(new ScenarioFault { Kind = kind, When = new FaultCondition { Probability = 0.004 } });
        scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Stall, DelayMs = 60, When = new FaultCondition { Probability = 0.004 } });
        return scenario;
    }
}
