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
        scenario.Keys.Add(new ScenarioKey { Alias = "e", Secret = "secret-e", Account = "acme" });
        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(
            new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);
        using var folder = new TemporaryFolder();
        string pool = folder.Write("pool.json", $$"""
            {"base_url":"{{simulator.BaseUrl}}","keys":[
              {"alias":"main","env":"A","account":"acme","group":"team"},
              {"alias":"admin","env":"B"},
              {"alias":"spent","env":"C"},
              {"alias":"gone","env":"D"},
              {"alias":"changing","env":"E","replacement":{ "env":"F" } } ]}
            """);
        var environment = new Dictionary<string, string> { ["A"] = "secret-a", ["B"] = "secret-b", ["C"] = "secret-c", ["D"] = "secret-d", ["E"] = "secret-e", ["F"] = "secret-f" };
        ToolResult run = (await ToolProcess.RunAsync(["keys", "--pool", pool, "--check", "--json"], environment)).Expect(1);
        var keys = JsonElement.Parse(run.Output).GetProperty("keys").EnumerateArray().ToDictionary(key => key.GetProperty("alias").GetString()!);
        Assert.Equal(["main", "admin", "spent", "gone", "changing"], keys.Keys);
        Assert.Equal(5, keys["main"].GetProperty("limit").GetDecimal());
        Assert.Equal("daily", keys["main"].GetProperty("limit_reset").GetString());
        Assert.Equal("pool", keys["main"].GetProperty("account_source").GetString());
        Assert.Equal("team", keys["main"].GetProperty("group").GetString());
        Assert.Equal(JsonValueKind.Null, keys["main"].GetProperty("problem").ValueKind);
        Assert.Contains("management key", keys["admin"].GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Contains("used up", keys["spent"].GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal("service", keys["spent"].GetProperty("account_source").GetString());
        Assert.Contains("key refused", keys["gone"].GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal(["available", "quarantined", "benched", "quarantined", "available"], keys.Values.Select(key => key.GetProperty("state").GetString()));
        Assert.Equal((5, 0), (keys["main"].GetProperty("limit_remaining").GetDecimal(), keys["main"].GetProperty("usage_daily").GetDecimal()));
        Assert.EndsWith("T00:00:00Z", keys["main"].GetProperty("resets_at").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, keys["changing"].GetProperty("resets_at").ValueKind);
        Assert.Equal(1000, keys["main"].GetProperty("free_requests_today").GetProperty("limit").GetInt32());
        Assert.Equal(("that of admin", "that of main"), (keys["spent"].GetProperty("account").GetString(), keys["changing"].GetProperty("account").GetString()));
        Assert.DoesNotContain("user_", run.Output + run.Error, StringComparison.Ordinal);
        Assert.StartsWith("its replacement: key refused", keys["changing"].GetProperty("problem").GetString(), StringComparison.Ordinal);

        ToolResult table = (await ToolProcess.RunAsync(["keys", "--pool", pool, "--group", "team"], environment)).Expect(0);
        Assert.Contains("acme (from the pool)", table.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("admin", table.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Output + run.Error + table.Output + table.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_pool_says_of_its_keys_is_shown_and_nothing_that_it_does_not_say()
    {
        using var folder = new TemporaryFolder();
        string pool = folder.Write("pool.json", """
            {"strategy":"weighted","accounts":{"acme":{"concurrency":50}},"keys":[
              {"alias":"main","env":"A","account":"acme","weight":2.5,"concurrency":8,"expires_at":"2027-01-31T12:00:00+02:00","replacement":{"env":"C"}},
              {"alias":"spare","env":"B","priority":3,"weight":1}]}
            """);
        var environment = new Dictionary<string, string> { ["A"] = "secret-a", ["B"] = "secret-b", ["C"] = "secret-c" };

        ToolResult json = (await ToolProcess.RunAsync(["keys", "--pool", pool, "--json"], environment)).Expect(0);
        ToolResult table = (await ToolProcess.RunAsync(["keys", "--pool", pool], environment)).Expect(0);

        JsonElement[] keys = [.. JsonElement.Parse(json.Output).GetProperty("keys").EnumerateArray()];
        Assert.Equal(2, keys.Length);
        string[] always = ["alias", "account", "account_source", "group", "state"];
        Assert.Equal([.. always, "weight", "concurrency", "expires_at"], keys[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal((2.5, 8, "2027-01-31T10:00:00Z"), (
            keys[0].GetProperty("weight").GetDouble(), keys[0].GetProperty("concurrency").GetInt32(), keys[0].GetProperty("expires_at").GetString()));
        Assert.Equal([.. always, "priority"], keys[1].EnumerateObject().Select(member => member.Name));
        Assert.Equal(3, keys[1].GetProperty("priority").GetInt32());

        Assert.Equal(["key", "weight", "priority", "at once", "expires"], Cells(table, "weight"));
        Assert.Equal(["main", "2.5", "0", "8", "2027-01-31T10:00:00Z"], Cells(table, "2.5"));
        Assert.Equal(["spare", "1", "3", "-", "-"], Cells(table, " 3 "));
        Assert.All(table.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.DoesNotContain("secret-", json.Output + json.Error + table.Output + table.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_the_pool_says_has_expired_is_shown_as_expired()
    {
        using var folder = new TemporaryFolder();
        string pool = folder.Write("pool.json", """{"keys":[{"env":"A","expires_at":"2020-01-01T00:00:00Z"},{"env":"B"}]}""");
        var environment = new Dictionary<string, string> { ["A"] = "secret-a", ["B"] = "secret-b" };
        ToolResult run = (await ToolProcess.RunAsync(["keys", "--pool", pool, "--json"], environment)).Expect(0);
        Assert.Equal(
            ["expired", "available"],
            JsonElement.Parse(run.Output).GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task A_pool_that_says_nothing_of_its_keys_has_one_table()
    {
        ToolResult table = (await ToolProcess.RunAsync(["keys"], new Dictionary<string, string> { ["OPENROUTER_API_KEY"] = "secret" })).Expect(0);
        Assert.Single(table.Output.Split('\n'), line => line.Contains("key-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_service_does_not_tell_the_expiry_the_pool_does()
    {
        var scenario = new Scenario();
        scenario.Keys.Add(new ScenarioKey { Alias = "a", Secret = "secret-a" });
        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(
            new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);
        using var folder = new TemporaryFolder();
        string pool = folder.Write("pool.json", $$"""
            {"base_url":"{{simulator.BaseUrl}}","keys":[
              {"alias":"told","env":"A","expires_at":"2027-01-31T12:00:00Z"},{"alias":"refused","env":"B","expires_at":"2027-01-31T12:00:00Z"}]}
            """);
        var environment = new Dictionary<string, string> { ["A"] = "secret-a", ["B"] = "secret-b" };

        ToolResult run = (await ToolProcess.RunAsync(["keys", "--pool", pool, "--check", "--json"], environment)).Expect(1);

        JsonElement[] keys = [.. JsonElement.Parse(run.Output).GetProperty("keys").EnumerateArray()];
        Assert.Equal(JsonValueKind.Null, keys[0].GetProperty("expires_at").ValueKind);
        Assert.Equal(("its own", "service"), (keys[0].GetProperty("account").GetString(), keys[0].GetProperty("account_source").GetString()));
        Assert.Equal("2027-01-31T12:00:00Z", keys[1].GetProperty("expires_at").GetString());
    }

    /// <summary>The cells of the one row that holds a text.</summary>
    private static string[] Cells(ToolResult table, string text) =>
        [.. Assert.Single(table.Output.Split('\n'), line => line.Contains(text, StringComparison.Ordinal)).Trim().Trim('│').Split('│').Select(cell => cell.Trim())];
}
