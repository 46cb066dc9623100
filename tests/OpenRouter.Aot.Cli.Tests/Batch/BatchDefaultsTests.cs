using System.Text.Json;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>The options of a batch that give each line what it lacks, from the command line to the answer.</summary>
public sealed class BatchDefaultsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_a_line_lacks_is_sent_with_it()
    {
        var scenario = new Scenario();
        scenario.Models.Add(new ScenarioModel { Id = "a/b", CompletionTokens = 30 });
        await using OpenRouterSimulator simulator = await StartAsync(scenario);
        string defaults = folder.Write("defaults.json", """{"model":"a/b","max_tokens":9}""");
        string input = folder.Write(
            "in.jsonl", """{"custom_id":"bare","prompt":"x"}""" + "\n" + """{"custom_id":"own","prompt":"x","max_tokens":20,"messages":[{"role":"system","content":"mine"}]}""");
        ToolResult run = await ToolProcess.RunAsync(
            ["batch", input, "-o", folder.File("out.jsonl"), "--defaults", defaults, "--max-tokens", "11", "--system", new string('s', 400)], ToolProcess.At(simulator.BaseUrl));
        run.Expect(0);
        Dictionary<string, JsonElement> results = ResultFile.Read(folder.File("out.jsonl"));
        // The flag's limit for the one, its own for the other; a system text of 400 characters is a hundred tokens.
        Assert.Equal((11, 100), Usage(results["bare"]));
        Assert.Equal((20, 1), Usage(results["own"]));
    }

    [Theory]
    [InlineData("There is no file none.json", "--defaults", "none.json")]
    [InlineData("--defaults names no file", "--defaults", " ")]
    [InlineData("--max-tokens is 0; it must be a whole number of at least 1.", "--max-tokens", "0")]
    [InlineData("--system has no text", "--system", "")]
    [InlineData("--provider names no provider", "--provider", "")]
    public async Task What_makes_no_sense_is_refused_before_anything_is_written(string message, params string[] flags)
    {
        string input = folder.Write("in.jsonl", """{"prompt":"x","model":"a/b"}""");
        foreach (string[] more in (string[][])[["-o", folder.File("out.jsonl")], ["--estimate"]])
        {
            ToolResult run = (await ToolProcess.RunAsync(["batch", input, .. more, .. flags], ToolProcess.At(new Uri("http://127.0.0.1:9/api/v1")))).Expect(2);
            Assert.Contains(message, run.Error, StringComparison.Ordinal);
        }

        Assert.Equal(["in.jsonl"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }

    private static (int Completion, int Prompt) Usage(JsonElement result)
    {
        JsonElement usage = result.GetProperty("response").GetProperty("body").GetProperty("usage");
        return (usage.GetProperty("completion_tokens").GetInt32(), usage.GetProperty("prompt_tokens").GetInt32());
    }

    private static Task<OpenRouterSimulator> StartAsync(Scenario scenario) =>
        OpenRouterSimulator.StartAsync(new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);
}
