using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>Runs what fails with keys that are marked, and looks for the mark in all that is printed and written.</summary>
public sealed class SecretTests
{
    private const string Mark = "MARKEDSECRET";
    private const string First = $"sk-or-v1-{Mark}-first", Second = $"sk-or-v1-{Mark}-second";

    [Fact]
    public async Task No_failure_shows_a_key()
    {
        using var folder = new TemporaryFolder();
        await using OpenRouterSimulator simulator = await StartQuotingAsync();
        var environment = new Dictionary<string, string>
        {
            ["OPENROUTER_BASE_URL"] = simulator.BaseUrl.ToString(),
            ["OPENROUTER_KEY_1"] = First,
            ["OPENROUTER_KEY_2"] = Second,
        };
        // A refusal of every key is an outage, which a batch would wait out.
        string input = folder.Write("in.jsonl", """{"prompt":"x","model":"c/d"}""" + "\n" + """{"prompt":"y","model":"c/d","stream":true}""" + "\n" + """{"prompt":"y","model":"c/d"}""");
        string brokenPool = folder.Write("pool.json", """{"keys":[{"env":"OPENROUTER_KEY_1"},{"env":"OPENROUTER_KEY_1"},{"env":"SPACED"}]}""");
        environment["SPACED"] = $"{Mark} {Mark}";
        string[][] commands =
        [
            ["chat", "x", "-m", "a/b"],
            ["chat", "x", "-m", "a/b", "--stream"],
            ["chat", "x", "-m", "c/d", "--json", "--why"],
            ["batch", input, "-o", folder.File("out.jsonl"), "--why"],
            ["keys", "--check"],
            ["keys", "--check", "--json"],
            ["keys", "--pool", brokenPool],
            ["chat", "x", "--group", "none"],
        ];
        ToolResult[] runs = await Task.WhenAll(commands.Select(command => ToolProcess.RunAsync(command, environment)));
        for (int i = 0; i < runs.Length; i++)
        {
            Assert.True(runs[i].ExitCode is 1 or 2 || commands[i][0] == "keys", $"{string.Join(' ', commands[i])} did not fail: {runs[i].ExitCode}");
            Assert.DoesNotContain(Mark, runs[i].Output, StringComparison.Ordinal);
            Assert.DoesNotContain(Mark, runs[i].Error, StringComparison.Ordinal);
        }

        foreach (string file in Directory.GetFiles(folder.Path))
            Assert.DoesNotContain(Mark, File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Contains("[key-", runs[0].Error, StringComparison.Ordinal);
        Assert.Equal(3, File.ReadAllLines(folder.File("out.jsonl")).Length);
    }

    [Fact]
    public async Task No_killed_batch_leaves_a_key_behind()
    {
        using var folder = new TemporaryFolder();
        var scenario = new Scenario();
        scenario.Models.Add(new ScenarioModel { Id = "a/b", LatencyMs = 60_000 });
        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(
            new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);
        string input = folder.Write("in.jsonl", """{"prompt":"x","model":"a/b"}""");
        using ToolProcess tool = ToolProcess.Start(["batch", input, "-o", folder.File("out.jsonl")], ToolProcess.At(simulator.BaseUrl, First));
        await Eventually.IsTrueAsync(() => simulator.GetCounters().Attempts > 0, "a request");
        await tool.KillAsync();
        Assert.NotEmpty(File.ReadAllText(folder.File("out.jsonl.journal")));
        foreach (string file in Directory.GetFiles(folder.Path))
            Assert.DoesNotContain(Mark, File.ReadAllText(file), StringComparison.Ordinal);
    }

    // The service refuses one model's requests with a 401, and another's with a 400, that quote both keys.
    private static Task<OpenRouterSimulator> StartQuotingAsync()
    {
        var scenario = new Scenario();
        foreach ((string model, int status) in (ReadOnlySpan<(string, int)>)[("a/b", 401), ("c/d", 400)])
        {
            foreach ((string alias, string secret) in (ReadOnlySpan<(string, string)>)[("first", First), ("second", Second)])
            {
                scenario.Faults.Add(new ScenarioFault
                {
                    Name = $"{model}-{alias}",
                    Kind = FaultKind.Status,
                    Status = status,
                    Body = $$$"""{"error":{"message":"Incorrect key provided: {{{secret}}}","code":{{{status}}} ,"metadata":{"raw":"{{{secret}}}"} } }""",
                    When = new() { Model = model, Key = alias },
                });
            }
        }

        scenario.Keys.Add(new ScenarioKey { Alias = "first", Secret = First });
        scenario.Keys.Add(new ScenarioKey { Alias = "second", Secret = Second });
        return OpenRouterSimulator.StartAsync(new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);
    }
}
