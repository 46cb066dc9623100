using System.Collections;

namespace OpenRouter.Aot.Tests.Configuration;

public class PoolFileTests
{
    [Fact]
    public void It_reads_keys_models_address_breaker_and_app()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("spare.key"), "sk-or-spare\n");
        OpenRouterClientOptions options = Read(folder, """
            {
              // the team's keys
              "keys": [
                { "alias": "main", "env": "KEY_A", "account": "acme" },
                { "alias": "spare", "file": "spare.key", "account": "acme", "group": "night" },
              ],
              "models": { "chat": ["a/one", "b/two"], "cheap": "c/three" },
              "base_url": "http://127.0.0.1:1/api/v1",
              "breaker": { "failure_threshold": 5, "failure_window_seconds": 30, "cooldown_seconds": 10, "max_cooldown_seconds": 100 },
              "app": { "url": "https://app.example", "title": "App" }
            }
            """, ("KEY_A", "sk-or-main"));

        Assert.Equal([("main", "acme", null), ("spare", "acme", "night")], options.Keys.Select(key => (key.Alias, key.Account, key.Group)));
        Assert.Equal(new ApiKey("sk-or-spare").ComputeSha256(), options.Keys[1].Secret!.ComputeSha256());
        Assert.Equal(new ModelRoute("a/one", "b/two"), options.Models["chat"]);
        Assert.Equal(new ModelRoute("c/three"), options.Models["cheap"]);
        Assert.Equal((5, 30.0, 10.0, 100.0), (options.Breaker.FailureThreshold, options.Breaker.FailureWindow.TotalSeconds, options.Breaker.Cooldown.TotalSeconds, options.Breaker.MaxCooldown.TotalSeconds));
        Assert.Equal("http://127.0.0.1:1/api/v1", options.BaseUrl.AbsoluteUri);
    }

    [Fact]
    public void Every_mistake_is_reported_with_its_place()
    {
        using var folder = new TemporaryFolder();
        OpenRouterConfigurationException error = Assert.Throws<OpenRouterConfigurationException>(() => Read(folder, """
            { "keys": [ { "alias": "a", "env": "MISSING" }, { "alias": "b", "key": "sk-or-v1-in-the-file" }, { "env": "BLANK", "colour": 1 } ], "timeout": 3 }
            """, ("BLANK", " ")));

        Assert.Equal(6, error.Mistakes.Count);
        Assert.Contains(error.Mistakes, mistake => mistake.Contains("keys[0] (a) names the environment variable MISSING, which is not set", StringComparison.Ordinal));
        Assert.Contains(error.Mistakes, mistake => mistake.Contains("a secret never stands in a pool file", StringComparison.Ordinal));
        Assert.Contains(error.Mistakes, mistake => mistake.Contains("keys[2] has the unknown member \"colour\"", StringComparison.Ordinal));
        Assert.Contains(error.Mistakes, mistake => mistake.Contains("BLANK is blank", StringComparison.Ordinal));
        Assert.Contains(error.Mistakes, mistake => mistake.Contains("unknown member \"timeout\"", StringComparison.Ordinal));
        Assert.DoesNotContain("in-the-file", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"keys\": [", ":1: no valid JSON")]
    [InlineData("[]", "the file must be an object")]
    [InlineData("{ \"keys\": 3 }", "keys must be a list")]
    public void What_is_no_pool_is_refused(string text, string mistake)
    {
        using var folder = new TemporaryFolder();
        OpenRouterConfigurationException error = Assert.Throws<OpenRouterConfigurationException>(() => Read(folder, text));
        Assert.Contains(mistake, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("no-such-pool.json", Assert.Throws<OpenRouterConfigurationException>(() => OpenRouterClientOptions.FromPoolFile("no-such-pool.json")).Message, StringComparison.Ordinal);

    private static OpenRouterClientOptions Read(TemporaryFolder folder, string text, params (string Name, string Value)[] variables)
    {
        string path = folder.File("pool.json");
        File.WriteAllText(path, text);
        return EnvironmentReader.ReadPool(path, new Hashtable(variables.ToDictionary(variable => variable.Name, variable => variable.Value)));
    }
}
