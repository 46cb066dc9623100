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
        Assert.Equal(("https://app.example/", "App"), (options.AppUrl!.AbsoluteUri, options.AppTitle));
    }

    [Fact]
    public void It_reads_what_holds_for_a_key_and_for_an_account()
    {
        using var folder = new TemporaryFolder();
        OpenRouterClientOptions options = Read(folder, """
            {
              "strategy": "least_in_flight",
              "accounts": { "acme": { "concurrency": 50 }, "other": {} },
              "keys": [
                { "env": "A", "account": "acme", "weight": 2.5, "priority": 1e1, "concurrency": 8.0, "pace": 0.5, "expires_at": "2027-01-31T12:00:00+02:00" },
                { "env": "B", "account": "other", "weight": null, "priority": null, "concurrency": null, "pace": null, "expires_at": null, "replacement": null }
              ]
            }
            """, ("A", "a"), ("B", "b"));

        KeyOptions a = options.Keys[0], b = options.Keys[1];
        Assert.Equal((2.5, 10, 8, 0.5), (a.Weight, a.Priority, a.MaxConcurrency, a.Pace));
        Assert.Equal(new DateTimeOffset(2027, 1, 31, 10, 0, 0, TimeSpan.Zero), a.ExpiresAt);
        Assert.Equal((1, 0, null, null, null, null), (b.Weight, b.Priority, b.MaxConcurrency, b.Pace, b.ExpiresAt, b.Replacement));
        Assert.Equal(KeyStrategy.LeastInFlight, options.Strategy);
        Assert.Equal([("acme", 50), ("other", null)], options.Accounts.Select(account => (account.Key, account.Value.MaxConcurrency)));
    }

    [Theory]
    [InlineData("\"round_robin\"", KeyStrategy.RoundRobin)]
    [InlineData("\"weighted\"", KeyStrategy.Weighted)]
    [InlineData("null", null)]
    public void It_reads_the_strategy(string strategy, KeyStrategy? read)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(read, Read(folder, $$"""{ "keys": [{ "env": "A" }], "strategy": {{strategy}} }""", ("A", "a")).Strategy);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("null", false)]
    public void It_reads_whether_free_models_are_spread_over_accounts(string value, bool read)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(read, Read(folder, $$"""{ "keys": [{ "env": "A" }], "spread_free_models": {{value}} }""", ("A", "a")).SpreadFreeModels);
        Assert.False(Read(folder, """{ "keys": [{ "env": "A" }] }""", ("A", "a")).SpreadFreeModels);
    }

    [Fact]
    public void A_replacement_comes_from_a_variable_or_a_file_and_its_variable_counts_as_named()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("new.key"), "new-b\r\n");
        OpenRouterClientOptions options = Read(folder, """
            { "keys": [
              { "alias": "a", "env": "OPENROUTER_KEY_1", "replacement": { "env": "OPENROUTER_KEY_2" } },
              { "alias": "b", "env": "OPENROUTER_KEY_3", "replacement": { "file": "new.key" } } ] }
            """, ("OPENROUTER_KEY_1", "old-a"), ("OPENROUTER_KEY_2", "new-a"), ("OPENROUTER_KEY_3", "old-b"), ("OPENROUTER_KEY_4", "idle"));

        Assert.Equal([Sha256("old-a"), Sha256("old-b")], options.Keys.Select(key => key.Secret!.ComputeSha256()));
        Assert.Equal([Sha256("new-a"), Sha256("new-b")], options.Keys.Select(key => key.Replacement!.ComputeSha256()));
        Assert.Equal("b", options.Keys[1].Replacement!.ToString());
        Assert.EndsWith("does not name OPENROUTER_KEY_4: ignored.", Assert.Single(options.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_is_reported_with_its_place()
    {
        using var folder = new TemporaryFolder();
        OpenRouterConfigurationException error = Refuse(folder, """
            { "keys": [ { "alias": "a", "env": "MISSING" }, { "alias": "b", "key": "sk-or-v1-in-the-file" }, { "env": "BLANK", "colour": 1 } ], "timeout": 3 }
            """, ("BLANK", " "));

        Assert.Equal(6, error.Mistakes.Count);
        Assert.Contains(error.Mistakes, mistake => mistake.Contains("keys[0] (a) names the environment variable MISSING, which is not set", StringComparison.Ordinal));
        Assert.Contains(error.Mistakes, mistake => mistake.Contains("a secret never stands in a pool file", StringComparison.Ordinal));
        Assert.Contains(error.Mistakes, mistake => mistake.Contains("keys[2] has the unknown member \"colour\"", StringComparison.Ordinal));
        Assert.Contains(error.Mistakes, mistake => mistake.Contains("BLANK is blank", StringComparison.Ordinal));
        Assert.Contains(error.Mistakes, mistake => mistake.Contains("unknown member \"timeout\"", StringComparison.Ordinal));
        Assert.DoesNotContain("in-the-file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_read_and_what_makes_no_sense_is_reported_together()
    {
        using var folder = new TemporaryFolder();
        OpenRouterConfigurationException error = Refuse(folder, """
            { "keys": [ { "alias": "a", "env": "MISSING", "weight": 0 }, { "alias": "b", "env": "B", "pace": "fast", "replacement": { "env": "B" } } ],
              "accounts": { "acme": {} }, "breaker": { "cooldown_seconds": 1e6 } }
            """, ("B", "b"));

        string[] expected =
        [
            "keys[0] (a) names the environment variable MISSING", "Key 'a' has the weight 0.", "keys[1].pace must be a number",
            "The replacement of key 'b' is the key itself", "unknown account 'acme'; no key names an account", "Breaker.MaxCooldown is 01:00:00",
        ];
        Assert.All(expected, part => Assert.Single(error.Mistakes, mistake => mistake.Contains(part, StringComparison.Ordinal)));
        Assert.Equal(expected.Length, error.Mistakes.Count);
    }

    [Theory]
    [InlineData("\"weight\": \"2\"", "keys[0].weight must be a number.")]
    [InlineData("\"weight\": 1e400", "keys[0].weight is 1e400, which is out of range.")]
    [InlineData("\"weight\": 1e-400", "Key 'key-1' has the weight 0.")]
    [InlineData("\"weight\": 1, \"weight\": 2", "keys[0].weight stands twice.")]
    [InlineData("\"weight\": 1, \"w\\u0065ight\": 2", "keys[0].weight stands twice.")]
    [InlineData("\"priority\": 1.5", "keys[0].priority is 1.5; it must be a whole number.")]
    [InlineData("\"priority\": 3000000000", "keys[0].priority is 3000000000, which is out of range.")]
    [InlineData("\"priority\": 1e400", "keys[0].priority is 1e400, which is out of range.")]
    [InlineData("\"priority\": true", "keys[0].priority must be a number.")]
    [InlineData("\"priority\": -1", "Key 'key-1' has the priority -1.")]
    [InlineData("\"concurrency\": []", "keys[0].concurrency must be a number.")]
    [InlineData("\"concurrency\": 0", "Key 'key-1' has a concurrency of 0.")]
    [InlineData("\"pace\": {}", "keys[0].pace must be a number.")]
    [InlineData("\"pace\": -1e400", "keys[0].pace is -1e400, which is out of range.")]
    [InlineData("\"expires_at\": 1800000000", "keys[0].expires_at must be a string.")]
    [InlineData("\"expires_at\": \"2027-01-31T12:00:00\"", "keys[0].expires_at must be an ISO 8601 date and time with an offset or Z")]
    [InlineData("\"expires_at\": \"2027-01-31\"", "keys[0].expires_at must be an ISO 8601")]
    [InlineData("\"expires_at\": \"2027-01-31Z\"", "keys[0].expires_at must be an ISO 8601")]
    [InlineData("\"expires_at\": \"2027-02-30T12:00:00Z\"", "keys[0].expires_at must be an ISO 8601")]
    [InlineData("\"expires_at\": \"tomorrow\"", "keys[0].expires_at must be an ISO 8601")]
    [InlineData("\"expires_at\": \"\"", "keys[0].expires_at must be an ISO 8601")]
    [InlineData("\"replacement\": \"B\"", "keys[0].replacement must be an object that names the source")]
    [InlineData("\"replacement\": {}", "keys[0].replacement (key-1) must name the source of its secret")]
    [InlineData("\"replacement\": { \"env\": \"B\", \"file\": \"b\" }", "keys[0].replacement (key-1) must name the source of its secret")]
    [InlineData("\"replacement\": { \"env\": \"B\" }", "keys[0].replacement (key-1) names the environment variable B, which is not set")]
    [InlineData("\"replacement\": { \"env\": \"A\" }", "The replacement of key 'key-1' is the key itself.")]
    [InlineData("\"replacement\": { \"file\": \"a\\u0000b\" }", "which cannot be read")]
    [InlineData("\"replacement\": { \"file\": \"large.key\" }", "which is larger than a key can be")]
    [InlineData("\"replacement\": { \"secret\": \"marked\", \"file\": \"new.key\" }", "keys[0].replacement holds \"secret\"; a secret never stands in a pool file")]
    [InlineData("\"replacement\": { \"env\": \"sk-or-v1-marked\" }", "keys[0].replacement (key-1) holds a key in \"env\"; a secret never stands in a pool file")]
    [InlineData("\"account\": \"\\ud800\"", "keys[0].account is no valid text.")]
    [InlineData("\"\\ud800\": 1", "keys[0] has a member whose name is no valid text.")]
    public void A_mistake_of_a_key_has_its_place(string member, string mistake)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("large.key"), new string('x', 16 * 1024 + 1));
        File.WriteAllText(folder.File("new.key"), "new");
        OpenRouterConfigurationException error = Refuse(folder, $$"""{ "keys": [{ "env": "A", {{member}} }] }""", ("A", "secret-of-a"));
        Assert.Contains(mistake, Assert.Single(error.Mistakes), StringComparison.Ordinal);
        Assert.DoesNotContain("marked", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-of-a", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"strategy\": \"RoundRobin\"", "strategy must be \"round_robin\", \"weighted\" or \"least_in_flight\".")]
    [InlineData("\"strategy\": 1", "strategy must be a string.")]
    [InlineData("\"accounts\": []", "accounts must be an object.")]
    [InlineData("\"accounts\": { \"acme\": 50 }", "accounts.acme must be an object.")]
    [InlineData("\"accounts\": { \"acme\": { \"concurrency\": 1.5 } }", "accounts.acme.concurrency is 1.5; it must be a whole number.")]
    [InlineData("\"accounts\": { \"acme\": { \"concurrency\": 0 } }", "Account 'acme' has a concurrency of 0. It must be at least 1; leave it out for no limit.")]
    [InlineData("\"accounts\": { \"acme\": { \"pace\": 1 } }", "accounts.acme has the unknown member \"pace\"; known are concurrency.")]
    [InlineData("\"accounts\": { \"acme\": {}, \"acme\": {} }", "accounts.acme stands twice.")]
    [InlineData("\"accounts\": { \"other\": {} }", "Accounts names the unknown account 'other'; the keys name acme.")]
    [InlineData("\"accounts\": {}, \"accounts\": {}", "accounts stands twice.")]
    [InlineData("\"models\": { \"chat\": \"a/b\", \"chat\": \"c/d\" }", "models.chat stands twice.")]
    [InlineData("\"breaker\": { \"failure_threshold\": 2.5 }", "breaker.failure_threshold is 2.5; it must be a whole number.")]
    [InlineData("\"breaker\": { \"cooldown_seconds\": 0 }", "breaker.cooldown_seconds is 0; it must be a positive number of seconds.")]
    [InlineData("\"breaker\": { \"cooldown_seconds\": 1e300 }", "breaker.cooldown_seconds is 1e300; it must be a positive number of seconds.")]
    [InlineData("\"app\": { \"url\": \"nonsense\" }", "app.url is no address; an example: https://app.example.")]
    public void A_mistake_beside_the_keys_has_its_place(string member, string mistake)
    {
        using var folder = new TemporaryFolder();
        OpenRouterConfigurationException error = Refuse(folder, $$"""{ "keys": [{ "env": "A", "account": "acme" }], {{member}} }""", ("A", "a"));
        Assert.EndsWith(mistake, Assert.Single(error.Mistakes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"keys\": [", ".json:1:12: no valid JSON: the file ends too early")]
    [InlineData("", ".json:1:1: no valid JSON: the file is empty")]
    [InlineData("{\n  \"é\": ]", ".json:2:8: no valid JSON: ']' is not expected here.")]
    [InlineData("{ \"keys\": [{ \"env\": \"A\nB\" }] }", ".json:1:23: no valid JSON: white space or a control character where none may stand.")]
    [InlineData("{}", ".json: keys names no key; one is { \"env\": \"NAME_OF_A_VARIABLE\" } or { \"file\": \"PATH\" }.")]
    [InlineData("{ \"keys\": [] }", ".json: keys names no key")]
    [InlineData("[]", "the file must be an object")]
    [InlineData("{ \"keys\": 3 }", "keys must be a list")]
    [InlineData("{ \"keys\": [3] }", "keys[0] must be an object")]
    public void What_is_no_pool_is_refused(string text, string mistake)
    {
        using var folder = new TemporaryFolder();
        Assert.Contains(mistake, Refuse(folder, text).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_no_mistake()
    {
        using var folder = new TemporaryFolder();
        Assert.Single(Read(folder, "\uFEFF{ \"keys\": [{ \"env\": \"A\" }] }", ("A", "a")).Keys);
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("no-such-pool.json", Assert.Throws<OpenRouterConfigurationException>(() => OpenRouterClientOptions.FromPoolFile("no-such-pool.json")).Message, StringComparison.Ordinal);

    private static string Sha256(string secret) => new ApiKey(secret).ComputeSha256();

    private static OpenRouterConfigurationException Refuse(TemporaryFolder folder, string text, params (string Name, string Value)[] variables) =>
        Assert.Throws<OpenRouterConfigurationException>(() => Read(folder, text, variables));

    private static OpenRouterClientOptions Read(TemporaryFolder folder, string text, params (string Name, string Value)[] variables)
    {
        string path = folder.File("pool.json");
        File.WriteAllText(path, text);
        return EnvironmentReader.ReadPool(path, new Hashtable(variables.ToDictionary(variable => variable.Name, variable => variable.Value)));
    }
}
