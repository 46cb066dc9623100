using System.Globalization;
using System.Text.Json;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>Credits that end in the middle of a run.</summary>
public sealed class BatchCreditsTests(ITestOutputHelper output)
{
    private const int Lines = 2_000;
    private const int Width = 32;
    private const decimal CostOfLine = 0.001m;

    [Fact]
    public async Task Credits_that_end_at_two_fifths_and_seven_tenths_and_are_bought_while_it_waits_lose_nothing()
    {
        using var folder = new TemporaryFolder();
        (string input, string result) = (WriteInput(folder), folder.File("out.jsonl"));
        // Round robin: until the first account ends it has half of the lines; the second has all that follow.
        await using OpenRouterSimulator simulator = await StartAsync(first: Lines * 0.20m, second: Lines * 0.50m);
        var keys = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["OPENROUTER_BASE_URL"] = simulator.BaseUrl.ToString(),
            ["OPENROUTER_KEY_1"] = "secret-a",
            ["OPENROUTER_KEY_2"] = "secret-b",
        };
        using ToolProcess tool = ToolProcess.Start(
            ["batch", input, "-o", result, "--concurrency", Width.ToString(CultureInfo.InvariantCulture), "--wait", "5m"], keys);
        await Eventually.IsTrueAsync(() => tool.HasExited || tool.ErrorSoFar.Contains("Waiting for up to", StringComparison.Ordinal), "the pause");
        Assert.False(tool.HasExited, tool.ErrorSoFar);
        SimulatorCounters paused = simulator.GetCounters();
        Assert.InRange(paused.Succeeded, Lines * 0.69, Lines * 0.73);
        Assert.Contains("out of credits", tool.ErrorSoFar, StringComparison.Ordinal);

        simulator.AddCredits("a", Lines * CostOfLine);
        simulator.AddCredits("b", Lines * CostOfLine);
        ToolResult run = (await tool.WaitAsync()).Expect(0);
        Assert.Contains("Going on.", run.Error, StringComparison.Ordinal);
        Dictionary<string, JsonElement> results = ResultFile.Read(result);
        Assert.Equal(Lines, results.Count);
        Assert.All(results.Values, line => Assert.Equal(JsonValueKind.Null, line.GetProperty("error").ValueKind));
        SimulatorCounters counters = simulator.GetCounters();
        output.WriteLine($"{counters.Failed} wasted attempts at a width of {Width}; {paused.Failed} of them before the pause");
        Assert.Equal(Lines, counters.Succeeded);
        Assert.InRange(counters.Failed, 1, 2 * Width);
        Assert.All(counters.Accounts.Values, account => Assert.InRange(account.Failed, 0, Width));
    }

    private static string WriteInput(TemporaryFolder folder) => folder.Write("in.jsonl", string.Concat(Enumerable.Range(0, Lines).Select(
        number => $$$"""{"custom_id":"{{{number}}}","body":{"model":"a/b","messages":[{"role":"user","content":"{{{number}}}"}]}}""" + "\n")));

    private static Task<OpenRouterSimulator> StartAsync(decimal first, decimal second)
    {
        var scenario = new Scenario();
        scenario.Accounts.Add(new ScenarioAccount { Name = "a", Credits = first * CostOfLine });
        scenario.Accounts.Add(new ScenarioAccount { Name = "b", Credits = second * CostOfLine });
        scenario.Keys.Add(new ScenarioKey { Alias = "a", Secret = "secret-a", Account = "a" });
        scenario.Keys.Add(new ScenarioKey { Alias = "b", Secret = "secret-b", Account = "b" });
        // The shortest answer has two tokens, and a line costs them alone.
        scenario.Models.Add(new ScenarioModel { Id = "a/b", CompletionPrice = CostOfLine / 2, PromptPrice = 0, CompletionTokens = new ScenarioRange(1, 1), LatencyMs = new ScenarioRange(5, 15) });
        return OpenRouterSimulator.StartAsync(new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);
    }
}
