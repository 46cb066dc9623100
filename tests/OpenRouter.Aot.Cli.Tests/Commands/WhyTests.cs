using System.Text.Json;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary><c>--why</c>: what <c>chat</c> and <c>batch</c> tell of their decisions.</summary>
public sealed class WhyTests
{
    // The hint keeps the model away for as long as a test runs. Without one it might be asked again before the next model is, where the wait that chance
    // gives it is shorter than the moment that the machine takes to choose.
    private static readonly Scenario FailsWithHint = new()
    {
        Faults =
        {
            new() { Kind = FaultKind.ErrorInChoice, RetryAfterSeconds = 600, When = new() { Model = "a/b", Stream = false } },
            new() { Kind = FaultKind.FirstEventError, RetryAfterSeconds = 600, When = new() { Model = "a/b" } },
        },
    };

    [Theory]
    [InlineData]
    [InlineData("--stream")]
    public async Task A_chat_tells_each_attempt_on_stderr_and_nothing_on_stdout(params string[] more)
    {
        await using OpenRouterSimulator simulator = await StartAsync(FailsWithHint);
        ToolResult run = (await RunAsync(simulator, ["chat", "x", "-m", "a/b", "--fallback", "c/d", "--why", .. more])).Expect(0);

        string[] lines = Lines(run.Error);
        Assert.StartsWith("attempt 1  key-1  a/b  its turn (1 of 1 key)", lines[0], StringComparison.Ordinal);
        Assert.Contains("200 in ", lines[0], StringComparison.Ordinal);
        Assert.Contains("to blame: model (cool until ", lines[0], StringComparison.Ordinal);
        Assert.Contains("; provider trouble", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("attempt 2  key-1  c/d  the next model (1 of 1 key)", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("; answered", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("[key-1, c/d", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("echo: x", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("attempt", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chat_that_is_not_asked_tells_nothing()
    {
        await using OpenRouterSimulator simulator = await StartAsync(FailsWithHint);
        ToolResult run = (await RunAsync(simulator, ["chat", "x", "-m", "a/b", "--fallback", "c/d", "--json"])).Expect(0);
        Assert.DoesNotContain("its turn", run.Error, StringComparison.Ordinal);
        Assert.False(JsonElement.Parse(run.Output).TryGetProperty("decisions", out _));
    }

    [Fact]
    public async Task Json_has_every_member_of_every_decision()
    {
        await using OpenRouterSimulator simulator = await StartAsync(FailsWithHint);
        ToolResult run = (await RunAsync(simulator, ["chat", "x", "-m", "a/b", "--fallback", "c/d", "--why", "--json"])).Expect(0);

        JsonElement[] decisions = [.. JsonElement.Parse(run.Output).GetProperty("decisions").EnumerateArray()];
        Assert.Equal(2, decisions.Length);
        string[] members =
        [
            "request", "attempt", "at", "model", "key", "account", "candidates", "reason", "dropped_reasoning", "waited_seconds", "scope", "action", "until", "outcome", "status",
            "duration_seconds",
        ];
        Assert.All(decisions, decision => Assert.Equal(members, decision.EnumerateObject().Select(member => member.Name)));
        Assert.Equal("""1 1 "a/b" "key-1" 1 "turn" 0 0 "model" "cool" 200""", Values(decisions[0]));
        Assert.Equal("""1 2 "c/d" "key-1" 1 "other_model" 0 0 "none" "accept" 200""", Values(decisions[1]));
        Assert.True(decisions[0].GetProperty("at").GetDateTimeOffset() < decisions[1].GetProperty("at").GetDateTimeOffset());
        Assert.True(decisions[0].GetProperty("until").GetDateTimeOffset() > decisions[1].GetProperty("at").GetDateTimeOffset());
        Assert.Equal(JsonValueKind.Null, decisions[1].GetProperty("until").ValueKind);
        Assert.StartsWith("provider trouble", decisions[0].GetProperty("outcome").GetString(), StringComparison.Ordinal);
        Assert.Equal("", decisions[1].GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Json_has_them_beside_an_error_too()
    {
        await using OpenRouterSimulator simulator = await StartAsync(new Scenario { Faults = { new() { Kind = FaultKind.Moderation } } });
        ToolResult run = (await RunAsync(simulator, ["chat", "x", "-m", "a/b", "--why", "--json"])).Expect(1);
        JsonElement answer = JsonElement.Parse(run.Output);
        Assert.Equal("request", answer.GetProperty("error").GetProperty("scope").GetString());
        Assert.Equal("surface", Assert.Single(answer.GetProperty("decisions").EnumerateArray()).GetProperty("action").GetString());
        Assert.Contains("to blame: request (surface)", Lines(run.Error)[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_has_a_line_before_the_attempt_that_ended_it()
    {
        var scenario = new Scenario { Faults = { new() { Kind = FaultKind.ServerError, When = new() { UntilRequest = 1 } } } };
        await using OpenRouterSimulator simulator = await StartAsync(scenario);
        string[] lines = Lines((await RunAsync(simulator, ["chat", "x", "-m", "a/b", "--why"])).Expect(0).Error);
        Assert.Contains("500 in ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("           waited ", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("attempt 2  key-1  a/b  once more", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chat_that_is_interrupted_has_told_what_it_did()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no kill.");
        await using OpenRouterSimulator simulator = await StartAsync(new Scenario { Faults = { new() { Kind = FaultKind.Stall, AfterTokens = 4 } } });
        using ToolProcess tool = ToolProcess.Start(["chat", "x", "-m", "a/b", "--why"], ToolProcess.At(simulator.BaseUrl));
        await Eventually.IsTrueAsync(() => simulator.GetCounters().Attempts > 0, "a request");
        await tool.SignalAsync("INT");
        ToolResult run = (await tool.WaitAsync()).Expect(130);
        Assert.EndsWith("; given up by the caller", Lines(run.Error)[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_tells_of_the_lines_that_did_not_succeed_at_once()
    {
        using var folder = new TemporaryFolder();
        var scenario = new Scenario
        {
            Faults =
            {
                new() { Kind = FaultKind.Moderation, When = new() { Model = "never/served" } },
                new() { Kind = FaultKind.ServerError, When = new() { Model = "some/times", UntilRequest = 1 } },
            },
        };
        string input = folder.Write("in.jsonl", string.Join('\n', ((string[])["a/b", "some/times", "never/served", "c/d"]).Select(
            model => $$"""{"custom_id":"row {{model}}","prompt":"x","model":"{{model}}"}""")));
        await using OpenRouterSimulator simulator = await StartAsync(scenario);
        ToolResult run = (await RunAsync(simulator, ["batch", input, "-o", folder.File("out.jsonl"), "--concurrency", "1", "--why"])).Expect(1);

        Assert.Equal(4, ResultFile.Read(folder.File("out.jsonl")).Count);
        string[] lines = [.. Lines(run.Error).Where(line => line.StartsWith("row ", StringComparison.Ordinal))];
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("row some/times  attempt 1  key-1  some/times  its turn", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("row some/times             waited ", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("row some/times  attempt 2  key-1  some/times  once more", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("row never/served  attempt 1  key-1  never/served  its turn", lines[3], StringComparison.Ordinal);
        Assert.Contains("to blame: request (surface); refused by a policy", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_tells_of_reasoning_that_a_fallback_goes_without()
    {
        using var folder = new TemporaryFolder();
        var scenario = new Scenario { Faults = { new() { Kind = FaultKind.UpstreamThrottle, RetryAfterSeconds = 60, When = new() { Model = "anthropic/one" } } } };
        const string Messages =
            """{"role":"user","content":"x"},{"role":"assistant","content":"y","reasoning_details":[{"type":"reasoning.encrypted","data":"z","format":"anthropic-claude-v1"}]}""";
        string input = folder.Write("in.jsonl", string.Join('\n', ((string[])["anthropic/one", "openai/two", "anthropic/three", "x-ai/four"]).Select(
            model => $$$"""{"custom_id":"{{{model}}}","method":"POST","url":"/v1/chat/completions","body":{"model":"{{{model}}}","messages":[{{{Messages}}}]}}""")));
        await using OpenRouterSimulator simulator = await StartAsync(scenario);
        ToolResult run = (await RunAsync(
            simulator, ["batch", input, "-o", folder.File("out.jsonl"), "--fallback", "openai/two", "--concurrency", "1", "--why"])).Expect(0);

        string[] lines = [.. Lines(run.Error).Where(line => line.Contains("  attempt ", StringComparison.Ordinal))];
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("anthropic/one  attempt 1  key-1  anthropic/one  its session (1 of 1 key)", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("anthropic/one  attempt 2  key-1  openai/two     the next model (1 of 1 key)", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("; sent without 1 reasoning detail of another family; answered", lines[1], StringComparison.Ordinal);
        // That its model got less than the line holds is told although it succeeded at once.
        Assert.StartsWith("x-ai/four", lines[2], StringComparison.Ordinal);
        Assert.EndsWith("; sent without 1 reasoning detail of another family; answered", lines[2], StringComparison.Ordinal);
    }

    private static string[] Lines(string text) => text.Split('\n');

    private static string Values(JsonElement decision) => string.Join(' ', decision.EnumerateObject()
        .Where(member => member.Name is not ("at" or "account" or "until" or "outcome" or "duration_seconds")).Select(member => member.Value.GetRawText()));

    private static Task<ToolResult> RunAsync(OpenRouterSimulator simulator, string[] arguments) => ToolProcess.RunAsync(arguments, ToolProcess.At(simulator.BaseUrl));

    private static Task<OpenRouterSimulator> StartAsync(Scenario scenario) =>
        OpenRouterSimulator.StartAsync(new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);
}
