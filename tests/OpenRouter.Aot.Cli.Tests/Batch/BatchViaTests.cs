using System.Text.Json;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary><c>--via openrouter</c>: half the price, and a run that dies loses and repeats nothing.</summary>
public sealed class BatchViaTests
{
    private const decimal PromptPrice = 0.000001m;
    private const decimal CompletionPrice = 0.000002m;

    [Fact]
    public async Task Killed_while_a_batch_is_under_way_it_fetches_that_batch_and_pays_half()
    {
        using var folder = new TemporaryFolder();
        (string input, string result) = (WriteInput(folder, 300), folder.File("out.jsonl"));
        Scenario scenario = CreateScenario(seconds: 3);
        scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.ServerError, When = new FaultCondition { Endpoint = "batch", Every = 30 } });
        await using OpenRouterSimulator simulator = await StartAsync(scenario);
        string[] arguments = ["batch", input, "-o", result, "--via", "openrouter"];
        using (ToolProcess tool = ToolProcess.Start(arguments, ToolProcess.At(simulator.BaseUrl)))
        {
            // The larger batch is submitted and noted first; lines go by themselves only once the other was rejected.
            await Eventually.IsTrueAsync(() => tool.HasExited || File.Exists(result) && ReadShared(result).Contains("c/d", StringComparison.Ordinal), "a line by itself");
            Assert.False(tool.HasExited, "The batch ended before it could be killed.");
            await tool.KillAsync();
        }

        ToolResult anew = (await ToolProcess.RunAsync(arguments, ToolProcess.At(simulator.BaseUrl))).Expect(2);
        Assert.Contains("--resume", anew.Error, StringComparison.Ordinal);
        ToolResult last = (await ToolProcess.RunAsync([.. arguments, "--resume"], ToolProcess.At(simulator.BaseUrl))).Expect(0);
        Assert.Contains("150 lines are in batches at OpenRouter", last.Error, StringComparison.Ordinal);
        Assert.Contains("left 5 of 150 requests unanswered", last.Error, StringComparison.Ordinal);
        Dictionary<string, JsonElement> results = ResultFile.Read(result);
        Assert.Equal(Enumerable.Range(0, 300).Select(Id).Order(StringComparer.Ordinal), results.Keys.Order(StringComparer.Ordinal));
        Assert.All(results.Values, line => Assert.Equal(200, line.GetProperty("response").GetProperty("status_code").GetInt32()));
        Assert.Equal((1L, 150L), (simulator.GetCounters().Batches, simulator.GetCounters().BatchRequests));
        Assert.Equal(145, results.Values.Count(line => ShareOfPrice(line) == 0.5m));
        Assert.Equal(155, results.Values.Count(line => ShareOfPrice(line) == 1m));

        // All is done: whoever asks again pays nothing.
        long attempts = simulator.GetCounters().Attempts;
        (await ToolProcess.RunAsync([.. arguments, "--resume"], ToolProcess.At(simulator.BaseUrl))).Expect(0);
        Assert.Equal((1L, attempts), (simulator.GetCounters().Batches, simulator.GetCounters().Attempts));
    }

    [Fact]
    public async Task Interrupted_it_says_what_is_under_way_and_a_resume_fetches_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no kill -INT.");
        using var folder = new TemporaryFolder();
        (string input, string result) = (WriteInput(folder, 20), folder.File("out.jsonl"));
        await using OpenRouterSimulator simulator = await StartAsync(CreateScenario(seconds: 12));
        string[] arguments = ["batch", input, "-o", result, "--via", "openrouter"];
        using ToolProcess tool = ToolProcess.Start(arguments, ToolProcess.At(simulator.BaseUrl));
        await Eventually.IsTrueAsync(() => tool.HasExited || File.Exists(result) && ReadShared(result).Count(letter => letter == '\n') == 10, "the lines by themselves");
        await tool.SignalAsync("INT");
        ToolResult stopped = (await tool.WaitAsync()).Expect(130);
        Assert.Contains("1 batch with 10 lines is under way at OpenRouter", stopped.Error, StringComparison.Ordinal);
        Assert.Contains("--via openrouter --resume", stopped.Error, StringComparison.Ordinal);

        // What such a batch costs cannot be limited any more; without the limit any run fetches it.
        ToolResult limited = (await ToolProcess.RunAsync(["batch", input, "-o", result, "--resume", "--max-cost", "1"], ToolProcess.At(simulator.BaseUrl))).Expect(2);
        Assert.Contains("--max-cost cannot be kept", limited.Error, StringComparison.Ordinal);
        (await ToolProcess.RunAsync(["batch", input, "-o", result, "--resume"], ToolProcess.At(simulator.BaseUrl))).Expect(0);
        Assert.Equal(20, ResultFile.Read(result).Count);
        Assert.Equal((1L, 10L), (simulator.GetCounters().Batches, simulator.GetCounters().Attempts));
    }

    [Theory]
    [InlineData("must be 'openrouter'", "--via", "requests")]
    [InlineData("--max-cost cannot be kept", "--via", "openrouter", "--max-cost", "1")]
    public async Task What_it_cannot_do_is_refused(string reason, params string[] flags)
    {
        using var folder = new TemporaryFolder();
        string[] arguments = ["batch", WriteInput(folder, 1), "-o", folder.File("out.jsonl"), .. flags];
        ToolResult refused = (await ToolProcess.RunAsync(arguments, ToolProcess.At(new Uri("http://127.0.0.1:9")))).Expect(2);
        Assert.Contains(reason, refused.Error, StringComparison.Ordinal);
    }

    private static decimal ShareOfPrice(JsonElement line)
    {
        JsonElement usage = line.GetProperty("response").GetProperty("body").GetProperty("usage");
        decimal price = (usage.GetProperty("prompt_tokens").GetInt64() * PromptPrice) + (usage.GetProperty("completion_tokens").GetInt64() * CompletionPrice);
        return Math.Round(usage.GetProperty("cost").GetDecimal() / price, 4);
    }

    private static string ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    private static string Id(int number) => $"id-{number}";

    // Those that have batches are longer, so that their batch is the larger one.
    private static string WriteInput(TemporaryFolder folder, int count) => folder.Write("in.jsonl", string.Concat(Enumerable.Range(0, count).Select(
        number => $$$"""{"custom_id":"{{{Id(number)}}}","body":{"model":"{{{(number % 2 == 0 ? "a/b" : "c/d")}}}","messages":[{"role":"user","content":"{{{(number % 2 == 0 ? "the number " : "")}}}{{{number}}}"}]}}"""
            + "\n")));

    private static Scenario CreateScenario(double seconds)
    {
        var scenario = new Scenario();
        scenario.Models.Add(new ScenarioModel { Id = "a/b", PromptPrice = PromptPrice, CompletionPrice = CompletionPrice, BatchSeconds = seconds });
        scenario.Models.Add(new ScenarioModel { Id = "c/d", PromptPrice = PromptPrice, CompletionPrice = CompletionPrice, Batch = false });
        return scenario;
    }

    private static Task<OpenRouterSimulator> StartAsync(Scenario scenario) =>
        OpenRouterSimulator.StartAsync(new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);
}
