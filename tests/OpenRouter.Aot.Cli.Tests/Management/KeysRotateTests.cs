using OpenRouter.Aot.Accounts;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>A key is replaced, and wherever that stops, one that serves is left.</summary>
public sealed class KeysRotateTests
{
    [Fact]
    public async Task The_old_key_is_disabled_after_the_new_one_has_served()
    {
        await using ManagedAccount account = await ManagedAccount.StartAsync();
        string file = account.Folder.File("new.key");
        ToolResult run = (await account.RunAsync("keys", "rotate", "old", "--output", file, "-m", "good/model", "--name", "new")).Expect(0);
        string secret = account.AssertIsKept(file, run);
        ManagedKey[] keys = await account.ListAsync();
        Assert.Equal([("old", true), ("new", false)], keys.Select(key => (key.Name!, key.Disabled!.Value)));
        Assert.Equal((5m, KeyLimitReset.Weekly), (keys[1].Limit, keys[1].LimitReset));
        Assert.Equal(1, account.Simulator.GetCounters().Keys["new"].Succeeded);
        Assert.True(await account.ServesAsync(secret));
        Assert.False(await account.ServesAsync(ManagedAccount.Old));
    }

    [Fact]
    public async Task A_key_of_the_pool_is_called_by_its_alias()
    {
        await using ManagedAccount account = await ManagedAccount.StartAsync();
        string pool = account.Folder.Write("pool.json", $$"""{"base_url":"{{account.Simulator.BaseUrl}}","keys":[{"alias":"main","env":"MAIN"}]}""");
        var environment = new Dictionary<string, string> { ["MAIN"] = ManagedAccount.Old, ["OPENROUTER_MANAGEMENT_KEY"] = ManagedAccount.Manager };
        string file = account.Folder.File("new.key");
        ToolResult run = (await ToolProcess.RunAsync(["keys", "rotate", "main", "--output", file, "--pool", pool, "--json"], environment)).Expect(0);
        account.AssertIsKept(file, run);
        Assert.Equal([("old", true), ("old", false)], (await account.ListAsync()).Select(key => (key.Name!, key.Disabled!.Value)));
    }

    [Fact]
    public async Task A_new_key_that_does_not_serve_leaves_the_old_one_on_and_the_run_goes_on_later()
    {
        await using ManagedAccount account = await ManagedAccount.StartAsync(scenario =>
            scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.NoEndpoints, When = new() { Model = "bad/model" } }));
        string file = account.Folder.File("new.key");
        ToolResult failed = (await account.RunAsync("keys", "rotate", "old", "--output", file, "-m", "bad/model", "--wait", "1s")).Expect(1);
        Assert.Contains("error: The new key has not served", failed.Error, StringComparison.Ordinal);
        ManagedKey[] keys = await account.ListAsync();
        Assert.Equal([("old", false), ("old", false)], keys.Select(key => (key.Name!, key.Disabled!.Value)));
        Assert.Contains($"the old key ({keys[0].Hash}) is on, as before", failed.Error, StringComparison.Ordinal);
        Assert.Contains($"to go on:      openrouter-aot keys rotate {keys[0].Hash} --output {file} --model bad/model --resume", failed.Error, StringComparison.Ordinal);
        Assert.True(await account.ServesAsync(ManagedAccount.Old));

        // By its name alone it is no longer clear which is meant.
        ToolResult unclear = (await account.RunAsync("keys", "rotate", "old", "--output", file, "-m", "good/model", "--resume")).Expect(2);
        Assert.Contains("The account has 2 keys 'old' that are on; name one by its hash", unclear.Error, StringComparison.Ordinal);
        ToolResult resumed = (await account.RunAsync("keys", "rotate", keys[0].Hash!, "--output", file, "-m", "good/model", "--resume")).Expect(0);
        account.AssertIsKept(file, failed, unclear, resumed);
        Assert.Equal([true, false], (await account.ListAsync()).Select(key => key.Disabled!.Value));
    }

    [Fact]
    public async Task Who_stops_it_is_told_how_things_stand()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no kill.");
        await using ManagedAccount account = await ManagedAccount.StartAsync(scenario =>
            scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Stall, When = new() { Model = "slow/model" } }));
        string file = account.Folder.File("new.key");
        using ToolProcess tool = ToolProcess.Start(["keys", "rotate", "old", "--output", file, "-m", "slow/model"], account.Environment);
        await Eventually.IsTrueAsync(() => account.Simulator.GetCounters().Attempts > 0, "the new key's first chat");
        await tool.SignalAsync("INT");
        ToolResult run = (await tool.WaitAsync()).Expect(130);
        Assert.Contains("Interrupted.", run.Error, StringComparison.Ordinal);
        Assert.Contains("to give it up: openrouter-aot keys disable", run.Error, StringComparison.Ordinal);
        account.AssertIsKept(file, run);
        Assert.True(await account.ServesAsync(ManagedAccount.Old));
    }

    [Fact]
    public async Task The_old_key_may_stay_until_it_is_disabled_by_its_hash()
    {
        await using ManagedAccount account = await ManagedAccount.StartAsync();
        string file = account.Folder.File("new.key");
        ToolResult run = (await account.RunAsync("keys", "rotate", "old", "--output", file, "--keep-old")).Expect(0);
        string hash = (await account.ListAsync())[0].Hash!;
        Assert.Contains($"openrouter-aot keys disable {hash}", run.Output, StringComparison.Ordinal);
        Assert.True(await account.ServesAsync(ManagedAccount.Old));
        ToolResult disabled = (await account.RunAsync("keys", "disable", hash)).Expect(0);
        Assert.Contains("is disabled.", disabled.Output, StringComparison.Ordinal);
        Assert.False(await account.ServesAsync(ManagedAccount.Old));
        Assert.Contains("is disabled already.", (await account.RunAsync("keys", "disable", hash)).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_new_key_expires_must_be_said_where_the_old_one_does()
    {
        await using ManagedAccount account = await ManagedAccount.StartAsync(scenario => scenario.Keys[0].ExpiresAt = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        string file = account.Folder.File("new.key");
        ToolResult run = (await account.RunAsync("keys", "rotate", "old", "--output", file)).Expect(2);
        Assert.Contains("The old key expires at 2100-01-01T00:00:00Z; say with --expires when the new one is to", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
        (await account.RunAsync("keys", "rotate", "old", "--output", file, "--expires", "90d")).Expect(0);
        Assert.InRange((await account.ListAsync())[1].ExpiresAt!.Value, DateTimeOffset.UtcNow.AddDays(89), DateTimeOffset.UtcNow.AddDays(91));
    }

    [Theory]
    [InlineData("has a key 'nobody' that is on", "nobody")]
    [InlineData("has no key of the hash", "00000000000000000000000000000000000000000000000000000000000000aa")]
    public async Task A_key_that_is_not_there_is_named(string message, string key)
    {
        await using ManagedAccount account = await ManagedAccount.StartAsync();
        Assert.Contains(message, (await account.RunAsync("keys", "disable", key)).Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains(message, (await account.RunAsync("keys", "rotate", key, "--output", account.Folder.File("x"))).Expect(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_does_not_go_on_with_the_old_key_itself_or_with_a_strangers()
    {
        await using ManagedAccount account = await ManagedAccount.StartAsync();
        ToolResult same = (await account.RunAsync("keys", "rotate", "old", "--resume", "--output", account.Folder.Write("same", ManagedAccount.Old))).Expect(2);
        Assert.Contains("holds the key that is to be replaced", same.Error, StringComparison.Ordinal);
        ToolResult other = (await account.RunAsync("keys", "rotate", "old", "--resume", "--output", account.Folder.Write("other", "a-strangers-secret"))).Expect(2);
        Assert.Contains("is none of the management key's account", other.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("a-strangers-secret", other.Error, StringComparison.Ordinal);
        Assert.True(await account.ServesAsync(ManagedAccount.Old));
    }
}
