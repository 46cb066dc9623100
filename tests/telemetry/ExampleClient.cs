namespace OpenRouter.Aot.Telemetry;

/// <summary>The client: a pool of six keys in two accounts, of which two teams have keys of their own.</summary>
internal static class ExampleClient
{
    /// <summary>The keys. Their secrets mean nothing to anybody but the example's own simulator.</summary>
    public static IReadOnlyList<(string Alias, string Account, string? Group)> Keys { get; } =
    [
        ("search-1", "acme", "search"),
        ("search-2", "acme", "search"),
        ("support-1", "acme", "support"),
        ("support-2", "labs", "support"),
        ("shared-1", "labs", null),
        ("shared-2", "labs", null),
    ];

    public static OpenRouterClient Create(Uri baseUrl, int seed)
    {
        var options = new OpenRouterClientOptions { Name = "online", BaseUrl = baseUrl, Seed = seed, KeyCheckInterval = TimeSpan.FromMinutes(1) };
        options.Transport.UseProxy = false;
        options.Breaker.Cooldown = TimeSpan.FromSeconds(20);
        options.Routing.Deadline = TimeSpan.FromSeconds(30);
        options.Routing.RetriesPerSecond = 1;
        options.Routing.UseServerFallbacks = false;
        foreach ((string alias, string account, string? group) in Keys)
            options.Keys.Add(new KeyOptions { Alias = alias, Account = account, Group = group, Secret = new ApiKey(SecretOf(alias), alias) });
        return new OpenRouterClient(options);
    }

    public static string SecretOf(string alias) => "example-key-of-" + alias;
}
