using System.Text.Json;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>The demo loses nothing, and its two counts agree.</summary>
public sealed class DemoTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(77)]
    public async Task Everything_adds_up(int seed)
    {
        ToolResult run = (await ToolProcess.RunAsync(["demo", "--json", "--requests", "120", "--concurrency", "40", "--seed", $"{seed}"])).Expect(0);
        JsonElement result = JsonElement.Parse(run.Output);
        Assert.Equal(seed, result.GetProperty("seed").GetInt32());
        Assert.Equal(120, result.GetProperty("requests").GetInt32());
        Assert.Equal(120, result.GetProperty("succeeded").GetInt32());
        Assert.Equal(0, result.GetProperty("failed").GetInt32());
        Assert.True(result.GetProperty("counters_agree").GetBoolean());
        long attempts = result.GetProperty("attempts").GetInt64();
        Assert.True(attempts > 120, "Nothing went wrong, which is no demonstration.");
        Assert.True(result.GetProperty("seconds").GetDouble() > 0);
        foreach (string part in (string[])["keys", "models"])
        {
            JsonElement[] all = [.. result.GetProperty(part).EnumerateObject().Select(one => one.Value)];
            Assert.Equal(part == "keys" ? 4 : 3, all.Length);
            Assert.Equal(attempts, all.Sum(one => one.GetProperty("attempts").GetInt64()));
            Assert.Equal(120, all.Sum(one => one.GetProperty("succeeded").GetInt64()));
            Assert.Equal(attempts - 120, all.Sum(one => one.GetProperty("failed").GetInt64()));
        }
    }

    [Fact]
    public async Task The_summary_is_for_people()
    {
        ToolResult run = (await ToolProcess.RunAsync(["demo", "--requests", "30"])).Expect(0);
        Assert.Contains("All 30 chats were answered", run.Output, StringComparison.Ordinal);
        Assert.Contains("agree", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\e", run.Output + run.Error, StringComparison.Ordinal);
    }
}
