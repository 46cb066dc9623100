namespace OpenRouter.Aot.Simulator;

/// <summary>A key with its running figures. <see cref="Ledger"/> guards its spending.</summary>
internal sealed class KeyState(ScenarioKey source, AccountState account)
{
    public ScenarioKey Source { get; } = source;

    public AccountState Account { get; } = account;

    public SpendingMeter Spending { get; } = new();

    /// <summary>The masked form that <c>GET /key</c> shows: both ends only, and of a short key nothing.</summary>
    public string Label { get; } = source.Secret.Length < 24 ? "sk-or-v1-..." : $"{source.Secret[..12]}...{source.Secret[^3..]}";

    public bool IsUsable(DateTimeOffset now) => !Source.Disabled && !(Source.ExpiresAt <= now);
}
