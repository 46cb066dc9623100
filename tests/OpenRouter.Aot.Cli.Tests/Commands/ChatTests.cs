using System.Text.Json;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>One chat: the answer alone on stdout, all else on stderr.</summary>
public sealed class ChatTests
{
    [Theory]
    [InlineData]
    [InlineData("--stream")]
    public async Task The_answer_goes_to_stdout_alone(params string[] more)
    {
        await using OpenRouterSimulator simulator = await StartAsync(new Scenario());
        ToolResult run = (await ToolProcess.RunAsync(["chat", "@hello there", "-m", "a/b", .. more], ToolProcess.At(simulator.BaseUrl))).Expect(0);
        Assert.StartsWith("echo: @hello there", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("[key-1, a/b", run.Error, StringComparison.Ordinal);
        Assert.Contains("1 attempt", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dash_reads_stdin_and_json_tells_all()
    {
        await using OpenRouterSimulator simulator = await StartAsync(new Scenario());
        ToolResult run = (await ToolProcess.RunAsync(["chat", "-", "-m", "a/b", "--json"], ToolProcess.At(simulator.BaseUrl), "from stdin")).Expect(0);
        JsonElement answer = JsonElement.Parse(run.Output);
        Assert.StartsWith("echo: from stdin", answer.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("key-1", answer.GetProperty("key").GetString());
        Assert.Equal("a/b", answer.GetProperty("model").GetString());
        Assert.Equal(1, answer.GetProperty("attempts").GetInt32());
    }

    [Fact]
    public async Task A_fallback_answers_for_a_model_that_fails()
    {
        await using OpenRouterSimulator simulator = await StartAsync(new Scenario { Faults = { new() { Kind = FaultKind.Overloaded, When = new() { Model = "a/b" } } } });
        ToolResult run = (await ToolProcess.RunAsync(["chat", "x", "-m", "a/b", "--fallback", "c/d"], ToolProcess.At(simulator.BaseUrl))).Expect(0);
        Assert.Contains("c/d", run.Error, StringComparison.Ordinal);
        // The server itself took the other one.
        Assert.Contains("1 attempt,", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_model_the_account_default_comes_before_the_fallbacks()
    {
        var scenario = new Scenario();
        scenario.Models.Add(new ScenarioModel { Id = "the/default" });
        scenario.Models.Add(new ScenarioModel { Id = "c/d" });
        await using OpenRouterSimulator simulator = await StartAsync(scenario);
        ToolResult run = (await ToolProcess.RunAsync(["chat", "x", "--fallback", "c/d"], ToolProcess.At(simulator.BaseUrl))).Expect(0);
        Assert.Contains("the/default", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_says_whom_to_blame_what_to_do_and_when()
    {
        await using OpenRouterSimulator simulator = await StartAsync(new Scenario { Faults = { new() { Kind = FaultKind.UpstreamThrottle, RetryAfterSeconds = 86_400 } } });
        ToolResult run = (await ToolProcess.RunAsync(["chat", "x", "-m", "a/b"], ToolProcess.At(simulator.BaseUrl))).Expect(1);
        Assert.Empty(run.Output);
        Assert.Contains("to blame: model", run.Error, StringComparison.Ordinal);
        Assert.Contains("--fallback", run.Error, StringComparison.Ordinal);
        Assert.Contains("retry at: 20", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_environment_says_in_vain_is_noted()
    {
        await using OpenRouterSimulator simulator = await StartAsync(new Scenario());
        Dictionary<string, string> environment = ToolProcess.At(simulator.BaseUrl);
        environment["OPENROUTER_KEY_3"] = "another-key";
        ToolResult run = (await ToolProcess.RunAsync(["chat", "x", "-m", "a/b"], environment)).Expect(0);
        Assert.Contains("note: OPENROUTER_API_KEY is ignored", run.Error, StringComparison.Ordinal);
        Assert.Contains("[key-3", run.Error, StringComparison.Ordinal);
    }

    private static Task<OpenRouterSimulator> StartAsync(Scenario scenario) =>
        OpenRouterSimulator.StartAsync(new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);
}
