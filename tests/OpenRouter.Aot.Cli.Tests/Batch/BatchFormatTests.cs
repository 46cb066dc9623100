using System.Text.Json;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>What goes in and what comes out, line by line.</summary>
public sealed class BatchFormatTests
{
    [Fact]
    public async Task Each_form_of_a_line_is_served_and_each_bad_line_is_named()
    {
        string[] lines =
        [
            """{"custom_id":"full","method":"POST","url":"/v1/chat/completions","body":{"model":"a/b","messages":[{"role":"user","content":"full"}]}}""",
            """{"prompt":"short","max_tokens":7}""",
            """{"model":"c/d","messages":[{"role":"user","content":"bare"}],"stream":true}""",
            """{"custom_id":"full","prompt":"again"}""",
            """{"custom_id":"torn","prompt":""",
            "not json",
            "",
            """{"custom_id":"get","method":"GET","url":"/v1/models","body":{}}""",
            """{"custom_id":7,"prompt":"x"}""",
            """{"custom_id":"embed","url":"/v1/embeddings","body":{"model":"a/b","input":"x"}}""",
            """{"custom_id":"away","url":"https://elsewhere/v1/chat/completions","body":{"model":"a/b"}}""",
            """{"custom_id":"nothing"}""",
        ];
        (ToolResult run, Dictionary<string, JsonElement> results, _) = await RunAsync(string.Join("\r\n", lines), new Scenario(), "-m", "m/default");
        run.Expect(1);
        Assert.Equal(["embed", "full", "line-2", "line-3"], results.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("m/default", Body(results["line-2"]).GetProperty("model").GetString());
        Assert.StartsWith("echo: short", Content(results["line-2"]), StringComparison.Ordinal);
        Assert.StartsWith("echo: bare", Content(results["line-3"]), StringComparison.Ordinal);
        Assert.Equal("stop", Body(results["line-3"]).GetProperty("choices")[0].GetProperty("finish_reason").GetString());
        Assert.Equal("list", Body(results["embed"]).GetProperty("object").GetString());
        Assert.All(results.Values, result => Assert.StartsWith("gen-", result.GetProperty("response").GetProperty("request_id").GetString(), StringComparison.Ordinal));
        foreach (int bad in (int[])[4, 5, 6, 8, 9, 11, 12])
            Assert.Contains($"in.jsonl:{bad}: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("in.jsonl:7:", run.Error, StringComparison.Ordinal);
        Assert.Contains("'full' occurs before", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_comes_back_with_every_member_on_one_line()
    {
        const string Sent = """
            {"id":"gen-1","odd":{"exact":1.00000000000000000001,"exponent":3.4E-7,"big":123456789012345678901234567890,"empty":[ ] , "lone":"\ud83d"},
             "choices":[{"index":0,"message":{"role":"assistant","content":"a\nb \u00e9 é"},"finish_reason":"stop"}],
             "usage":{"cost":0}}
            """;
        var scenario = new Scenario();
        scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Status, Status = 200, Body = "\n   \n" + Sent });
        (ToolResult run, _, string text) = await RunAsync("""{"prompt":"x","model":"a/b"}""", scenario);
        run.Expect(0);
        const string Expected = """
            "body":{"id":"gen-1","odd":{"exact":1.00000000000000000001,"exponent":3.4E-7,"big":123456789012345678901234567890,"empty":[],"lone":"\ud83d"},"choices":[{"index":0,"message":{"role":"assistant","content":"a\nb \u00e9 é"},"finish_reason":"stop"}],"usage":{"cost":0}}
            """;
        Assert.Contains(Expected, text, StringComparison.Ordinal);
        Assert.Single(text.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task A_failure_says_who_is_to_blame_and_when_to_come_back()
    {
        (ToolResult run, Dictionary<string, JsonElement> results, _) = await RunAsync(
            """{"custom_id":"a","prompt":"x","model":"a/b"}""", new Scenario { Faults = { new() { Kind = FaultKind.Moderation } } });
        run.Expect(1);
        JsonElement error = results["a"].GetProperty("error");
        Assert.Equal("request", error.GetProperty("scope").GetString());
        Assert.Equal(JsonValueKind.Null, error.GetProperty("retry_at").ValueKind);
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        Assert.NotEmpty(error.GetProperty("code").GetString()!);
        Assert.Equal(403, results["a"].GetProperty("response").GetProperty("status_code").GetInt32());
        Assert.Equal(403, Body(results["a"]).GetProperty("error").GetProperty("code").GetInt32());
        Assert.DoesNotContain("To try again", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_the_end_the_commonest_reasons_of_failures_are_told()
    {
        string[] models = ["refused/often", "refused/often", "refused/often", "unknown/one", "unknown/one", "too/long", "too/long", "too/dear", "good/one", "unknown/one"];
        string input = string.Join('\n', models.Select(model => $$"""{"prompt":"x","model":"{{model}}"}"""));
        var scenario = new Scenario
        {
            Faults =
            {
                new() { Kind = FaultKind.Moderation, When = new() { Model = "refused/often" } },
                new() { Kind = FaultKind.InvalidModel, When = new() { Model = "unknown/one" } },
                new() { Kind = FaultKind.Status, Status = 413, Body = "{\"error\":{\"code\":413,\"message\":\"too\\nlong \u001b[31m\"}}", When = new() { Model = "too/long" } },
                new() { Kind = FaultKind.NoEndpoints, When = new() { Model = "too/dear" } },
            },
        };
        (ToolResult run, Dictionary<string, JsonElement> results, _) = await RunAsync(input, scenario);
        run.Expect(1);
        Assert.Equal(10, results.Count);
        string[] lines = run.Error.Split('\n');
        int title = Array.FindIndex(lines, line => line.Contains("Why most of them failed", StringComparison.Ordinal));
        Assert.StartsWith("1 done, 9 failed, 0 not sent", lines[title - 1], StringComparison.Ordinal);
        Assert.EndsWith("out.jsonl:", lines[title], StringComparison.Ordinal);
        string[] reasons = [.. lines.Skip(title + 1).TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal))];
        Assert.Equal(3, reasons.Length);
        Assert.Equal(["  3 lines", "  3 lines", "  2 lines"], reasons.Select(reason => reason.Split(':')[0]));
        Assert.Contains(reasons, reason => reason.Contains("refused by a policy", StringComparison.Ordinal));
        Assert.DoesNotContain(reasons, reason => reason.Any(char.IsControl));
    }

    [Fact]
    public async Task Where_no_line_failed_no_reason_is_told()
    {
        (ToolResult run, _, _) = await RunAsync("""{"prompt":"x","model":"a/b"}""", new Scenario());
        Assert.DoesNotContain("failed;", run.Expect(0).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fallback_replaces_a_model_that_fails()
    {
        var scenario = new Scenario { Faults = { new() { Kind = FaultKind.InvalidModel, When = new() { Model = "a/b" } } } };
        (ToolResult run, Dictionary<string, JsonElement> results, _) = await RunAsync(
            """{"custom_id":"a","prompt":"x","model":"a/b"}""", scenario, "--fallback", "c/d");
        run.Expect(0);
        Assert.Equal("c/d", Body(results["a"]).GetProperty("model").GetString());
    }

    [Fact]
    public async Task A_line_without_a_model_needs_one_from_somewhere()
    {
        (ToolResult run, Dictionary<string, JsonElement> results, _) = await RunAsync("""{"prompt":"x"}""", new Scenario());
        run.Expect(1);
        Assert.Empty(results);
        Assert.Contains("in.jsonl:1: no model", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_200_MB_is_skipped_and_the_rest_goes_on()
    {
        using var folder = new TemporaryFolder();
        string input = folder.File("in.jsonl");
        await using (StreamWriter file = File.CreateText(input))
        {
            await file.WriteAsync("{\"custom_id\":\"huge\",\"prompt\":\"");
            string piece = new('x', 1024 * 1024);
            for (int i = 0; i < 200; i++)
                await file.WriteAsync(piece);
            await file.WriteAsync("\",\"model\":\"a/b\"}\n{\"custom_id\":\"small\",\"prompt\":\"y\",\"model\":\"a/b\"}\n");
        }

        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(new SimulatorOptions(), TestContext.Current.CancellationToken);
        ToolResult run = await ToolProcess.RunAsync(["batch", input, "-o", folder.File("out.jsonl")], ToolProcess.At(simulator.BaseUrl));
        run.Expect(1);
        Assert.Contains("in.jsonl:1: longer than 64 MiB", run.Error, StringComparison.Ordinal);
        Assert.Equal(["small"], ResultFile.Read(folder.File("out.jsonl")).Keys);
    }

    private static async Task<(ToolResult Run, Dictionary<string, JsonElement> Results, string Text)> RunAsync(
        string input, Scenario scenario, params string[] more)
    {
        using var folder = new TemporaryFolder();
        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(
            new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);
        string result = folder.File("out.jsonl");
        ToolResult run = await ToolProcess.RunAsync(
            ["batch", folder.Write("in.jsonl", input), "-o", result, .. more], ToolProcess.At(simulator.BaseUrl));
        return (run, ResultFile.Read(result), File.ReadAllText(result));
    }

    private static JsonElement Body(JsonElement result) => result.GetProperty("response").GetProperty("body");

    private static string Content(JsonElement result) => Body(result).GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!;
}
