using System.Text.Json;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary><c>keys --check</c> for who looks, and for a timer that only wants to hear of what is wrong.</summary>
public sealed class KeysCheckTests
{
    [Fact]
    public async Task Keys_are_grouped_by_account_with_the_credits_of_each()
    {
        await using OpenRouterSimulator simulator = await StartAsync();
        ToolResult run = (await RunAsync(simulator, "keys", "--check", "--json")).Expect(0);
        JsonElement[] accounts = [.. JsonElement.Parse(run.Output).GetProperty("accounts").EnumerateArray()];
        Assert.Equal(["acme", "key-c"], accounts.Select(account => account.GetProperty("name").GetString()));
        Assert.Equal(["pool", "creator"], accounts.Select(account => account.GetProperty("source").GetString()));
        // One without a label has the owner of one that has.
        Assert.Equal(["key-a", "key-b"], accounts[0].GetProperty("keys").EnumerateArray().Select(key => key.GetString()));
        Assert.Equal((20, 0, 20), (
            accounts[0].GetProperty("credits_bought").GetDecimal(), accounts[0].GetProperty("credits_used").GetDecimal(), accounts[0].GetProperty("credits_remaining").GetDecimal()));
        Assert.Equal(
            [20m, 3m, 1.5m],
            JsonElement.Parse(run.Output).GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("spendable").GetDecimal()));
    }

    [Fact]
    public async Task The_tables_fit_80_columns()
    {
        await using OpenRouterSimulator simulator = await StartAsync();
        ToolResult run = (await RunAsync(simulator, "keys", "--check")).Expect(0);
        Assert.All(run.Output.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 80));
        Assert.Contains("│ acme    │ the pool    │ key-a, key-b │ $20.00 │ $0   │ $20.00 │", run.Output, StringComparison.Ordinal);
        Assert.Contains("│ key-b │ $3.00 │ $3.00 │ daily  │ $0   │ never   │", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData(null)]
    public async Task A_timer_hears_nothing_of_keys_that_are_well(string? least)
    {
        await using OpenRouterSimulator simulator = await StartAsync();
        string[] more = least is null ? [] : ["--min-remaining", least];
        ToolResult run = (await RunAsync(simulator, ["keys", "--check", "--quiet", .. more])).Expect(0);
        Assert.Equal(("", ""), (run.Output, run.Error));
    }

    [Fact]
    public async Task A_timer_hears_a_line_of_each_key_that_has_too_little()
    {
        await using OpenRouterSimulator simulator = await StartAsync();
        ToolResult run = (await RunAsync(simulator, "keys", "--check", "-q", "--min-remaining", "5")).Expect(1);
        string[] lines = run.Error.TrimEnd().ReplaceLineEndings("\n").Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("key-b: $3.00 is left of its limit, which is less than $5.00; it resets at ", lines[0], StringComparison.Ordinal);
        Assert.Equal("key-c: $1.50 is left of the credits of its account (key-c), which is less than $5.00", lines[1]);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_key_that_cannot_be_used_is_said_in_one_line()
    {
        await using OpenRouterSimulator simulator = await StartAsync(scenario => scenario.Keys[1].Disabled = true);
        ToolResult run = (await RunAsync(simulator, "keys", "--check", "--quiet")).Expect(1);
        Assert.Equal("key-b: key refused: API key is disabled.", run.Error.Trim());
    }

    [Fact]
    public async Task A_management_key_tells_the_credits_where_no_key_of_the_account_can()
    {
        await using OpenRouterSimulator simulator = await StartAsync(scenario => scenario.Keys[2].Disabled = true);
        Dictionary<string, string> environment = Environment();
        ToolResult without = (await RunAsync(simulator, ["keys", "--check", "--json"], environment)).Expect(1);
        JsonElement account = JsonElement.Parse(without.Output).GetProperty("accounts")[1];
        Assert.Equal((JsonValueKind.Null, "none of its keys can be used to ask"), (
            account.GetProperty("credits_remaining").ValueKind, account.GetProperty("credits_unknown_because").GetString()));

        environment["OPENROUTER_MANAGEMENT_KEY"] = "secret-admin";
        ToolResult with = (await RunAsync(simulator, ["keys", "--check", "--json"], environment)).Expect(1);
        Assert.Equal(20, JsonElement.Parse(with.Output).GetProperty("accounts")[0].GetProperty("credits_remaining").GetDecimal());
        Assert.DoesNotContain("secret", with.Output + with.Error, StringComparison.Ordinal);

        environment["OPENROUTER_MANAGEMENT_KEY"] = "secret-unknown";
        ToolResult refused = (await RunAsync(simulator, ["keys", "--check"], environment)).Expect(2);
        Assert.Contains("The management key of OPENROUTER_MANAGEMENT_KEY cannot be used", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-unknown", refused.Output + refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_only_a_management_key_may_ask_for_credits_is_no_fault_of_a_key()
    {
        await using OpenRouterSimulator simulator = await StartAsync(scenario => scenario.Accounts[0].CreditsForManagersOnly = true);
        Dictionary<string, string> environment = Environment();
        ToolResult run = (await RunAsync(simulator, ["keys", "--check", "--min-remaining", "1"], environment)).Expect(0);
        Assert.Contains(
            "note: credits of acme: the service tells the credits only to a management key of the account (OPENROUTER_MANAGEMENT_KEY or --management-key-file).",
            run.Error,
            StringComparison.Ordinal);
        environment["OPENROUTER_MANAGEMENT_KEY"] = "secret-admin";
        ToolResult told = (await RunAsync(simulator, ["keys", "--check"], environment)).Expect(0);
        Assert.DoesNotContain("note:", told.Error, StringComparison.Ordinal);
        Assert.Contains("│ $20.00 │", told.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--quiet goes with --check", "--quiet")]
    [InlineData("--min-remaining goes with --check", "--min-remaining", "5")]
    [InlineData("--min-remaining is 'much'; it must be an amount", "--check", "--min-remaining", "much")]
    [InlineData("--quiet and --json exclude each other", "--check", "--quiet", "--json")]
    public async Task Options_that_do_not_go_together(string message, params string[] options)
    {
        ToolResult run = (await ToolProcess.RunAsync(["keys", .. options], ToolProcess.At(new Uri("http://127.0.0.1:9/api/v1")))).Expect(2);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Environment() => new() { ["A"] = "secret-a", ["B"] = "secret-b", ["C"] = "secret-c" };

    private static Task<ToolResult> RunAsync(OpenRouterSimulator simulator, params string[] arguments) => RunAsync(simulator, arguments, Environment());

    private static async Task<ToolResult> RunAsync(OpenRouterSimulator simulator, string[] arguments, Dictionary<string, string> environment)
    {
        using var folder = new TemporaryFolder();
        string pool = folder.Write("pool.json", $$"""
            {"base_url":"{{simulator.BaseUrl}}","keys":[{"alias":"key-a","env":"A","account":"acme"},{"alias":"key-b","env":"B"},{"alias":"key-c","env":"C"}]}
            """);
        return await ToolProcess.RunAsync([.. arguments, "--pool", pool], environment);
    }

    private static Task<OpenRouterSimulator> StartAsync(Action<Scenario>? change = null)
    {
        var scenario = new Scenario();
        scenario.Accounts.Add(new ScenarioAccount { Name = "acme", Credits = 20 });
        scenario.Accounts.Add(new ScenarioAccount { Name = "lab", Credits = 1.5m });
        scenario.Keys.Add(new ScenarioKey { Alias = "a", Secret = "secret-a", Account = "acme" });
        scenario.Keys.Add(new ScenarioKey { Alias = "b", Secret = "secret-b", Account = "acme", Limit = 3, LimitReset = LimitReset.Daily });
        scenario.Keys.Add(new ScenarioKey { Alias = "c", Secret = "secret-c", Account = "lab" });
        scenario.Keys.Add(new ScenarioKey { Alias = "admin", Secret = "secret-admin", Account = "acme", IsManagementKey = true });
        change?.Invoke(scenario);
        return OpenRouterSimulator.StartAsync(new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);
    }
}
