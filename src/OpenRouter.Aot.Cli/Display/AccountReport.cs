using System.Text.Json;
using OpenRouter.Aot.Accounts;

namespace OpenRouter.Aot.Cli;

/// <summary>What is known of an account: which keys of the pool are its, and what it has left.</summary>
/// <param name="Name">Its label in the pool, else the alias of its first key.</param>
/// <param name="Source">How it is known: <c>pool</c>, <c>organization</c>, <c>creator</c>; null where nobody knows, so that the key stands alone.</param>
/// <param name="Keys">The aliases of its keys.</param>
internal sealed record AccountReport(string Name, string? Source, IReadOnlyList<string> Keys)
{
    /// <summary>What it bought and used; null where the service did not say.</summary>
    public Credits? Credits { get; init; }

    /// <summary>What <see cref="Silence"/> says where no key can be used: what is wrong with them is said anyway.</summary>
    public const string NobodyToAsk = "none of its keys can be used to ask";

    /// <summary>Why it did not; null where it did.</summary>
    public string? Silence { get; init; }

    /// <summary>Whether it never bought any.</summary>
    public bool IsFreeTier { get; init; }

    /// <summary>The credits that are left, in USD; null where nobody knows.</summary>
    // An account that is billed afterwards shows as one that has bought what it used.
    public decimal? Left => Credits is { TotalCredits: { } bought, TotalUsage: { } used } && (IsFreeTier || bought != used) ? bought - used : null;

    /// <summary>How it is known, in words.</summary>
    public string KnownBy => Source switch { null => "nobody", "pool" => "the pool", _ => $"its {Source}" };

    /// <summary>Writes the accounts as a member.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<AccountReport> accounts)
    {
        json.WriteStartArray("accounts");
        foreach (AccountReport account in accounts)
        {
            json.WriteStartObject();
            json.WriteString("name", account.Name);
            json.WriteText("source", account.Source);
            json.WriteStartArray("keys");
            foreach (string key in account.Keys)
                json.WriteStringValue(key);
            json.WriteEndArray();
            json.WriteAmount("credits_bought", account.Credits?.TotalCredits);
            json.WriteAmount("credits_used", account.Credits?.TotalUsage);
            json.WriteAmount("credits_remaining", account.Left);
            json.WriteText("credits_unknown_because", account.Silence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
