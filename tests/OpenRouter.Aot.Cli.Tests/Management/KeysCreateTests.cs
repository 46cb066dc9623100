using System.Text.Json;
using OpenRouter.Aot.Accounts;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>A new key: its secret is in one file, and nowhere else.</summary>
public sealed class KeysCreateTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_secret_is_in_the_file_alone_and_serves(bool isJson)
    {
        await using ManagedAccount account = await ManagedAccount.StartAsync();
        string file = account.Folder.File("fresh.key");
        string[] more = isJson ? ["--json"] : [];
        ToolResult run = (await account.RunAsync(
            ["keys", "create", "fresh", "--output", file, "--limit", "2.5", "--limit-reset", "daily", "--expires", "2100-01-31", .. more])).Expect(0);
        string secret = account.AssertIsKept(file, run);
        Assert.True(await account.ServesAsync(secret));
        ManagedKey made = Assert.Single(await account.ListAsync(), key => key.Name == "fresh");
        Assert.Equal((2.5m, KeyLimitReset.Daily, new DateTimeOffset(2100, 1, 31, 0, 0, 0, TimeSpan.Zero)), (made.Limit, made.LimitReset, made.ExpiresAt));
        Assert.Equal(new ApiKey(secret).ComputeSha256(), made.Hash);
        if (isJson)
            Assert.Equal(("fresh", made.Hash, file), (Member(run, "name"), Member(run, "hash"), Member(run, "secret_file")));
        else
            Assert.Contains("Made the key 'fresh': at most $2.50 daily, expires 2100-01-31T00:00:00Z.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_written_over_and_no_key_is_made()
    {
        await using ManagedAccount account = await ManagedAccount.StartAsync();
        string file = account.Folder.Write("fresh.key", "something dear");
        ToolResult run = (await account.RunAsync("keys", "create", "fresh", "--output", file)).Expect(2);
        Assert.Contains("is not written over", run.Error, StringComparison.Ordinal);
        Assert.Equal("something dear", File.ReadAllText(file));
        Assert.Single(await account.ListAsync());
    }

    [Fact]
    public async Task A_link_is_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights of their own.");
        await using ManagedAccount account = await ManagedAccount.StartAsync();
        string file = account.Folder.File("fresh.key");
        File.CreateSymbolicLink(file, account.Folder.File("elsewhere"));
        (await account.RunAsync("keys", "create", "fresh", "--output", file)).Expect(2);
        Assert.False(File.Exists(account.Folder.File("elsewhere")));
        Assert.Single(await account.ListAsync());
    }

    [Fact]
    public async Task A_key_that_may_not_manage_makes_none_and_leaves_no_file()
    {
        await using ManagedAccount account = await ManagedAccount.StartAsync();
        string file = account.Folder.File("fresh.key");
        Dictionary<string, string> environment = account.Environment;
        environment["OPENROUTER_MANAGEMENT_KEY"] = ManagedAccount.Old;
        ToolResult run = (await ToolProcess.RunAsync(["keys", "create", "fresh", "--output", file], environment)).Expect(1);
        Assert.Contains("No key was made.", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(ManagedAccount.Old, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
        Assert.Single(await account.ListAsync());
    }

    [Fact]
    public async Task The_management_key_may_be_in_a_file_and_is_asked_for_where_there_is_none()
    {
        await using ManagedAccount account = await ManagedAccount.StartAsync();
        string file = account.Folder.File("fresh.key");
        var environment = new Dictionary<string, string> { ["OPENROUTER_BASE_URL"] = account.Simulator.BaseUrl.ToString() };
        ToolResult without = (await ToolProcess.RunAsync(["keys", "create", "fresh", "--output", file], environment)).Expect(2);
        Assert.Contains("A management key is needed: put it into OPENROUTER_MANAGEMENT_KEY", without.Error, StringComparison.Ordinal);
        string manager = account.Folder.Write("manager", ManagedAccount.Manager + "\n");
        ToolResult run = (await ToolProcess.RunAsync(["keys", "create", "fresh", "--output", file, "--management-key-file", manager], environment)).Expect(0);
        account.AssertIsKept(file, run);
    }

    [Fact]
    public async Task A_secret_that_cannot_be_written_leaves_no_key_behind()
    {
        await using ManagedAccount account = await ManagedAccount.StartAsync();
        using TinyDisk? disk = TinyDisk.TryMount(account.Folder, kib: 16);
        Assert.SkipWhen(disk is null, TinyDisk.WhySkipped);
        File.WriteAllBytes(Path.Combine(disk.Path, "full"), new byte[16 * 1024]);
        string file = Path.Combine(disk.Path, "fresh.key");
        ToolResult run = (await account.RunAsync("keys", "create", "fresh", "--output", file)).Expect(1);
        Assert.Contains("could not be written", run.Error, StringComparison.Ordinal);
        Assert.Contains("The new key was deleted again.", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
        Assert.Single(await account.ListAsync());
    }

    [Theory]
    [InlineData("NAME is missing", "--output", "x")]
    [InlineData("Option '--output' is required", "fresh")]
    [InlineData("--limit-reset is 'hourly'; it must be daily, weekly or monthly", "fresh", "--output", "x", "--limit-reset", "hourly")]
    [InlineData("--expires is '2020-01-01', which is past", "fresh", "--output", "x", "--expires", "2020-01-01")]
    [InlineData("--expires is '2100-01-31T12:00:00'; it must be a day", "fresh", "--output", "x", "--expires", "2100-01-31T12:00:00")]
    [InlineData("The secret cannot be kept in 'no/folder/x'", "fresh", "--output", "no/folder/x")]
    [InlineData("Unrecognized command or argument '--management-key'", "fresh", "--output", "x", "--management-key", "secret")]
    public async Task What_cannot_work_is_said_before_anything_is_asked_for(string message, params string[] arguments)
    {
        var environment = new Dictionary<string, string> { ["OPENROUTER_BASE_URL"] = "http://127.0.0.1:9/api/v1", ["OPENROUTER_MANAGEMENT_KEY"] = "manager" };
        ToolResult run = (await ToolProcess.RunAsync(["keys", "create", .. arguments], environment)).Expect(2);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private static string? Member(ToolResult run, string name) => JsonElement.Parse(run.Output).GetProperty(name).GetString();
}
