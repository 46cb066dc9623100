namespace OpenRouter.Aot.Simulation;

/// <summary>The truth about the service in a scenario, which no client is told.</summary>
internal sealed record ServicePlan
{
    public IReadOnlyList<AccountPlan> Accounts { get; init; } = [new("acme")];

    public required IReadOnlyList<KeyPlan> Keys { get; init; }

    public required IReadOnlyList<ModelPlan> Models { get; init; }

    public IReadOnlyList<OutagePlan> Outages { get; init; } = [];

    /// <summary>
    /// The edge's limit; null for none. Nobody may send without end (openrouter.ai/docs, limits: DDoS protection; tbphp/gpt-load#143, snailyp/gemini-balance#241): 300 requests
    /// a second over ten seconds, five times what any bound here needs, block the address for a minute.
    /// </summary>
    public EdgePlan? Edge { get; init; } = new(3_000, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1));

    /// <summary>The share of requests that end in the service's own 500.</summary>
    public double ServerFailures { get; init; }

    /// <summary>So many keys, dealt out to the accounts in turn.</summary>
    public static IReadOnlyList<KeyPlan> Deal(int keys, int accounts = 1, bool isLabelled = true, Func<int, bool>? isDead = null) =>
        [.. Enumerable.Range(0, keys).Select(key => new KeyPlan(key % accounts) { IsLabelled = isLabelled, IsDead = isDead?.Invoke(key) ?? false })];
}
