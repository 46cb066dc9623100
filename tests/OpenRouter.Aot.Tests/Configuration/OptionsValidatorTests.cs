namespace OpenRouter.Aot.Tests.Configuration;

public class OptionsValidatorTests
{
    public static TheoryData<string, Action<OpenRouterClientOptions>> Mistakes => new()
    {
        { "The pool has no keys. Set OPENROUTER_API_KEY", options => options.Keys.Clear() },
        { "The pool has 4097 keys; the most is 4096.", options => AddKeys(options, 4095) },
        { "Key 2 is null. Remove it.", options => options.Keys[1] = null! },
        { "Key 2 has a blank alias. Name it, or leave the alias out.", options => options.Keys[1].Alias = " " },
        { "Keys 1 and 2 share the alias 'a'. Aliases must differ.", options => options.Keys[1].Alias = "a" },
        { "Keys 1 and 2 share the alias 'key-2'.", options => (options.Keys[0].Alias, options.Keys[1].Alias) = ("key-2", null) },
        { "Key 'b' has no secret.", options => options.Keys[1].Secret = null },
        { "Keys 'a' and 'b' are the same key. List each key once.", options => options.Keys[1].Secret = new ApiKey("secret-a") },
        { "The replacement of key 'a' is the key itself.", options => options.Keys[0].Replacement = new ApiKey("secret-a") },
        { "The replacement of key 'b' and key 'a' are the same key.", options => options.Keys[1].Replacement = new ApiKey("secret-a") },
        { "The replacement of key 'a' and key 'b' are the same key.", options => options.Keys[0].Replacement = new ApiKey("secret-b") },
        {
            "The replacements of keys 'a' and 'b' are the same key. List each key once.",
            options => options.Keys[0].Replacement = options.Keys[1].Replacement = new ApiKey("secret-new")
        },
        { "Key 'b' has a blank account. Name it, or leave it out.", options => options.Keys[1].Account = "" },
        { "Key 'b' has a blank group. Name it, or leave it out.", options => options.Keys[1].Group = " " },
        { "Key 'b' has the weight NaN. A weight is 0.001 to 1000, in steps of 0.001.", options => options.Keys[1].Weight = double.NaN },
        { "Key 'b' has the weight Infinity.", options => options.Keys[1].Weight = double.PositiveInfinity },
        { "Key 'b' has the weight -Infinity.", options => options.Keys[1].Weight = double.NegativeInfinity },
        { "Key 'b' has the weight 0.", options => options.Keys[1].Weight = 0 },
        { "Key 'b' has the weight -1.", options => options.Keys[1].Weight = -1 },
        { "Key 'b' has the weight 0.0009.", options => options.Keys[1].Weight = 0.0009 },
        { "Key 'b' has the weight 1000.001.", options => options.Keys[1].Weight = 1000.001 },
        { "Key 'b' has the weight 1.0005.", options => options.Keys[1].Weight = 1.0005 },
        { "Key 'b' has the weight 0.3333333333333333.", options => options.Keys[1].Weight = 1.0 / 3 },
        { "Key 'b' has the priority -1. A priority is 0 to 1000", options => options.Keys[1].Priority = -1 },
        { "Key 'b' has the priority 1001.", options => options.Keys[1].Priority = 1001 },
        { "Key 'b' has a concurrency of 0. It must be at least 1; leave it out for no limit.", options => options.Keys[1].MaxConcurrency = 0 },
        { "Key 'b' has a pace of NaN a minute. It must be above 0 and at most 1000000", options => options.Keys[1].Pace = double.NaN },
        { "Key 'b' has a pace of 0 a minute.", options => options.Keys[1].Pace = 0 },
        { "Key 'b' has a pace of -0.5 a minute.", options => options.Keys[1].Pace = -0.5 },
        { "Key 'b' has a pace of 1000000.5 a minute.", options => options.Keys[1].Pace = 1000000.5 },
        { "Key 'b' has a pace of Infinity a minute.", options => options.Keys[1].Pace = double.PositiveInfinity },
        { "The strategy is 7. Choose RoundRobin, Weighted or LeastInFlight, or leave it out.", options => options.Strategy = (KeyStrategy)7 },
        {
            "Key 'b' has the weight 2.5, which round robin ignores; choose Weighted, or leave the strategy out.",
            options => (options.Strategy, options.Keys[1].Weight) = (KeyStrategy.RoundRobin, 2.5)
        },
        {
            "2 keys, the first of them 'a' with 2, have weights other than 1, which round robin ignores; choose Weighted",
            options => (options.Strategy, options.Keys[0].Weight, options.Keys[1].Weight) = (KeyStrategy.RoundRobin, 2, 3)
        },
        {
            "The weights make a round of 65537 picks; the most is 65536. Use coarser weights, such as whole numbers from 1 to 16.",
            options => (options.Keys[0].Weight, options.Keys[1].Weight) = (65.536, 0.001)
        },
        { "Accounts has a blank label. Name the account as its keys do.", options => options.Accounts[" "] = new AccountOptions() },
        { "Accounts names the unknown account 'c'; the keys name acme, other.", options => options.Accounts["c"] = new AccountOptions() },
        { "Accounts names the unknown account 'ACME'", options => options.Accounts["ACME"] = new AccountOptions() },
        { "Account 'acme' is null. Say what holds for it, or remove it.", options => options.Accounts["acme"] = null! },
        {
            "Account 'acme' has a concurrency of 0. It must be at least 1; leave it out for no limit.",
            options => options.Accounts["acme"] = new AccountOptions { MaxConcurrency = 0 }
        },
        { "Breaker.FailureThreshold is 65; it must be 1 to 64.", options => options.Breaker.FailureThreshold = 65 },
        { "Breaker.FailureWindow is 00:00:00; it must be positive and at most 31 days.", options => options.Breaker.FailureWindow = TimeSpan.Zero },
        { "Breaker.Cooldown is 00:00:00; it must be positive", options => options.Breaker.Cooldown = TimeSpan.Zero },
        { "Breaker.MaxCooldown is -00:00:01; it must be positive", options => options.Breaker.MaxCooldown = TimeSpan.FromSeconds(-1) },
        {
            "Breaker.MaxCooldown is 00:00:30; it must be at least Breaker.Cooldown, which is 00:01:00.",
            options => options.Breaker.MaxCooldown = TimeSpan.FromSeconds(30)
        },
        { "KeyCheckInterval is -00:00:01; it must be positive and at most 31 days, or null for never.", options => options.KeyCheckInterval = TimeSpan.FromSeconds(-1) },
        { "KeyCheckInterval is 32.00:00:00;", options => options.KeyCheckInterval = TimeSpan.FromDays(32) },
        { "Routing.Deadline is 32.00:00:00; it must be positive and at most 31 days.", options => options.Routing.Deadline = TimeSpan.FromDays(32) },
        { "Routing.MaxAttempts is 0; it must be at least 1.", options => options.Routing.MaxAttempts = 0 },
        { "Transport.MaxAnswerBytes is 1023; it must be at least 1024.", options => options.Transport.MaxAnswerBytes = 1023 },
        { "The base URL 'ftp://host/' is no http or https address.", options => options.BaseUrl = new Uri("ftp://host") },
        { "The base URL holds a user name or password.", options => options.BaseUrl = new Uri("http://user@host") },
        { "The base URL 'http://host/?a=1' has a query or a fragment.", options => options.BaseUrl = new Uri("http://host?a=1") },
    };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public void A_mistake_is_the_only_one_and_names_key_value_and_remedy(string message, Action<OpenRouterClientOptions> breakIt)
    {
        OpenRouterClientOptions options = Good();
        breakIt(options);

        OpenRouterConfigurationException error = Assert.Throws<OpenRouterConfigurationException>(() => new OpenRouterClient(options));

        Assert.Contains(message, Assert.Single(error.Mistakes), StringComparison.Ordinal);
        Assert.DoesNotContain("secret-", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_are_named_at_once()
    {
        OpenRouterClientOptions options = Good();
        (options.Strategy, options.BaseUrl) = (KeyStrategy.RoundRobin, new Uri("ftp://host"));
        (options.Accounts["c"], options.Accounts["acme"]) = (new AccountOptions(), new AccountOptions { MaxConcurrency = -3 });
        (options.Breaker.Cooldown, options.Breaker.FailureThreshold, options.Routing.MaxAttempts) = (TimeSpan.FromDays(2), 0, -1);
        options.Keys.Add(new KeyOptions { Alias = "a", Secret = new ApiKey("secret-a"), Weight = 777.777 });
        options.Keys.Add(new KeyOptions
        {
            Alias = "",
            Replacement = new ApiKey("secret-b"),
            Account = " ",
            Group = " ",
            Weight = -2,
            Priority = 2000,
            MaxConcurrency = -4,
            Pace = -5,
        });

        OpenRouterConfigurationException error = Assert.Throws<OpenRouterConfigurationException>(() => new OpenRouterClient(options));

        string[] expected =
        [
            "share the alias 'a'", "Keys 'a' and 'a' are the same key", "Key 4 has a blank alias", "Key 4 has no secret",
            "replacement of key 4 and key 'b' are the same", "Key 4 has a blank account", "Key 4 has a blank group", "weight -2", "priority 2000",
            "concurrency of -4", "pace of -5", "weight 777.777, which round robin ignores", "round of 779777 picks", "unknown account 'c'",
            "Account 'acme' has a concurrency of -3", "MaxCooldown is 01:00:00; it must be at least Breaker.Cooldown, which is 2.00:00:00",
            "FailureThreshold is 0", "MaxAttempts is -1", "base URL 'ftp://host/'",
        ];
        Assert.All(expected, part => Assert.Single(error.Mistakes, mistake => mistake.Contains(part, StringComparison.Ordinal)));
        Assert.Equal(expected.Length, error.Mistakes.Count);
        Assert.All(error.Mistakes, mistake => Assert.Contains(mistake, error.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("secret-", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_in_range_is_accepted_and_an_expiry_in_the_past_too()
    {
        OpenRouterClientOptions options = Good();
        KeyOptions a = options.Keys[0], b = options.Keys[1];
        (a.Weight, a.Priority, a.MaxConcurrency, a.Pace, a.Replacement) = (0.1 + 0.2, 0, 1, 0.001, new ApiKey("secret-new"));
        (b.Weight, b.Priority, b.MaxConcurrency, b.Pace, b.ExpiresAt) = (10, 1000, int.MaxValue, 1_000_000, DateTimeOffset.UnixEpoch);
        options.Accounts["acme"] = new AccountOptions { MaxConcurrency = 1 };
        options.Accounts["other"] = new AccountOptions();
        options.Breaker.MaxCooldown = options.Breaker.Cooldown;

        Assert.Empty(OptionsValidator.FindMistakes(options));
    }

    [Fact]
    public void Whole_weights_to_16_fit_the_largest_pool()
    {
        OpenRouterClientOptions options = Good();
        AddKeys(options, 4094);
        foreach (KeyOptions key in options.Keys)
            key.Weight = 16;
        options.Keys[0].Weight = 15;

        Assert.Empty(OptionsValidator.FindMistakes(options));
    }

    [Theory]
    [InlineData(null, 1, KeyStrategy.RoundRobin)]
    [InlineData(null, 2, KeyStrategy.Weighted)]
    [InlineData(KeyStrategy.RoundRobin, 1, KeyStrategy.RoundRobin)]
    [InlineData(KeyStrategy.Weighted, 1, KeyStrategy.Weighted)]
    [InlineData(KeyStrategy.LeastInFlight, 2, KeyStrategy.LeastInFlight)]
    public void The_weights_choose_the_strategy_where_nobody_else_did(KeyStrategy? chosen, double weight, KeyStrategy effective)
    {
        OpenRouterClientOptions options = Good();
        (options.Strategy, options.Keys[1].Weight) = (chosen, weight);
        Assert.Equal(effective, options.EffectiveStrategy);
    }

    [Fact]
    public void Thousands_of_mistakes_make_a_message_that_can_be_read()
    {
        OpenRouterClientOptions options = Good();
        AddKeys(options, 4094);
        foreach (KeyOptions key in options.Keys)
            (key.Pace, key.Account) = (0, " ");
        options.Keys[0].Alias = new string('x', 1_000_000);

        OpenRouterConfigurationException error = Assert.Throws<OpenRouterConfigurationException>(() => new OpenRouterClient(options));

        Assert.Equal(2 * 4096, error.Mistakes.Count);
        string[] lines = error.Message.Split('\n');
        Assert.Equal(("8192 mistakes in the configuration:", "  … and 8142 more.", 52), (lines[0], lines[^1], lines.Length));
        Assert.InRange(error.Message.Length, 1000, 10_000);
        Assert.InRange(new OpenRouterConfigurationException([error.Mistakes[0]]).Message.Length, 1000, 1001);
    }

    [Fact]
    public void Of_thousands_of_accounts_some_are_listed()
    {
        OpenRouterClientOptions options = Good();
        AddKeys(options, 4094);
        for (int slot = 0; slot < options.Keys.Count; slot++)
            options.Keys[slot].Account = $"account-{slot}";
        options.Accounts["none"] = new AccountOptions();

        string mistake = Assert.Single(OptionsValidator.FindMistakes(options));
        Assert.EndsWith("the keys name account-0, account-1, account-2, account-3, account-4, account-5, account-6, account-7, account-8, account-9 and 4086 more.",
            mistake, StringComparison.Ordinal);
    }

    private static OpenRouterClientOptions Good() => new()
    {
        Keys =
        {
            new KeyOptions { Alias = "a", Secret = new ApiKey("secret-a"), Account = "acme" },
            new KeyOptions { Alias = "b", Secret = new ApiKey("secret-b"), Account = "other" },
        },
    };

    private static void AddKeys(OpenRouterClientOptions options, int count)
    {
        for (int i = 0; i < count; i++)
            options.Keys.Add(new KeyOptions { Secret = new ApiKey($"secret-{i}") });
    }
}
