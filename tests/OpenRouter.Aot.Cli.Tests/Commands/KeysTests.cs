using System.Text.Json;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>The keys of a pool, by their aliases.</summary>
public sealed class KeysTests
{
    [Fact]
    public async Task A_check_tells_limits_accounts_and_what_is_wrong()
    {
        var scenario = new Scenario();
        scenario.Accounts.Add(new ScenarioAccount { Name = "acme" });
        scenario.Accounts.Add(new ScenarioAccount { Name = "other" });
        scenario.Keys.Add(new ScenarioKey { Alias = "a", Secret = "secret-a", Account = "acme", Limit = 5, LimitReset = LimitReset.Daily });
        scenario.Keys.Add(new ScenarioKey { Alias = "b", Secret = "secret-b", Account = "other", IsManagementKey = true });
        scenario.Keys.Add(new ScenarioKey { Alias = "c", Secret = "secret-c", Account = "other", Limit = 0 });
        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(
            new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);
        using var folder = new TemporaryFolder();
        string pool = folder.Write("pool.json", $$"""
            {"base_url":"{{simulator.BaseUrl}}","keys":[
              {"alias":"main","env":"A","account":"acme","group":"team"},
              {"alias":"admin","env":"B"},
              {"alias":"spent","env":"C"},
              {"alias":"gone","env":"D"}]}
            """);
        var environment = new Dictionary<string, string> { ["A"] = "secret-a", ["B"] = "secret-b", ["C"] = "secret-c", ["D"] = "secret-d" };
        ToolResult run = (await ToolProcess.RunAsync(["keys", "--pool", pool, "--check", "--json"], environment)).Expect(1);
        var keys = JsonElement.Parse(run.Output).GetProperty("keys").EnumerateArray().ToDictionary(key => key.GetProperty("alias").GetString()!);
        Assert.Equal(["main", "admin", "spent", "gone"], keys.Keys);
        Assert.Equal(5, keys["main"].GetProperty("limit").GetDecimal());
        Assert.Equal("daily", keys["main"].GetProperty("limit_reset").GetString());
        Assert.Equal("pool", keys["main"].GetProperty("account_source").GetString());
        Assert.Equal("team", keys["main"].GetProperty("group").GetString());
        Assert.Equal(JsonValueKind.Null, keys["main"].GetProperty("problem").ValueKind);
        Assert.Contains("management key", keys["admin"].GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Contains("used up", keys["spent"].GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal("service", keys["spent"].GetProperty("account_source").GetString());
        Assert.Contains("key refused", keys["gone"].GetProperty("problem").GetString(), StringComparison.Ordinal);

        ToolResult table = (await ToolProcess.RunAsync(["keys", "--pool", pool, "--group", "team"], environment)).Expect(0);
        Assert.Contains("acme (from the pool)", table.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("admin", table.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Output + run.Error + table.Output + table.Error, StringComparison.Ordinal);
    }
}
