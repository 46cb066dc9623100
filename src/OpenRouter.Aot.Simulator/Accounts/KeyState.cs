using System.Security.Cryptography;
using System.Text;

namespace OpenRouter.Aot.Simulator;

/// <summary>A key with its running figures. <see cref="Ledger"/> guards its spending.</summary>
internal sealed class KeyState(ScenarioKey source, AccountState account, DateTimeOffset createdAt)
{
    public ScenarioKey Source { get; } = source;

    public AccountState Account { get; } = account;

    /// <summary>The id that <c>/keys</c> knows it by.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source.Secret)));

    /// <summary>The name for people; attempts are counted under the alias, whatever it is called later.</summary>
    public string Name { get; set; } = source.Alias;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public DateTimeOffset? UpdatedAt { get; set; }

    public SpendingMeter Spending { get; } = new();

    /// <summary>The masked form that <c>GET /key</c> shows: both ends only, and of a short key nothing.</summary>
    public string Label { get; } = source.Secret.Length < 24 ? "sk-or-v1-..." : $"{source.Secret[..12]}...{source.Secret[^3..]}";

    public bool IsUsable(DateTimeOffset now) => !Source.Disabled && !(Source.ExpiresAt <= now);
}
