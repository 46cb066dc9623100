using System.Text.Json;

namespace OpenRouter.Aot.Cli;

/// <summary>
/// Usage by name. However many names the lines and the service make up, no more than 1,000 are told apart; the rest go under <c>other</c>. Not safe for
/// use by several threads.
/// </summary>
internal sealed class UsageTable
{
    /// <summary>The name of what is not told apart.</summary>
    public const string Other = "other";

    /// <summary>The most names beside <see cref="Other"/>.</summary>
    public const int MostNames = 1_000;

    private const int LongestName = 200;

    private readonly Dictionary<string, Usage> all = new(StringComparer.Ordinal);

    /// <summary>Whoever is known, in no order.</summary>
    public IReadOnlyDictionary<string, Usage> All => all;

    /// <summary>Those that cost most, and among equals those with most requests, before the others.</summary>
    public IEnumerable<KeyValuePair<string, Usage>> Ordered => all
        .OrderByDescending(one => one.Value.Cost)
        .ThenByDescending(one => one.Value.Requests)
        .ThenBy(one => one.Key, StringComparer.Ordinal);

    /// <summary>A name as it is kept.</summary>
    public static string Shorten(string name) => PlainText.OnOneLine(name, LongestName);

    /// <summary>Counts an entry under a name.</summary>
    public void Add(string name, in SummaryEntry entry)
    {
        if (!all.TryGetValue(name, out Usage? usage) && !all.TryGetValue(name = Shorten(name), out usage))
        {
            bool isFull = all.Count - (all.ContainsKey(Other) ? 1 : 0) >= MostNames;
            if (!isFull || !all.TryGetValue(Other, out usage))
                all.Add(isFull ? Other : name, usage = new Usage());
        }

        usage.Add(entry);
    }

    /// <summary>Writes an object with the number of requests under each name.</summary>
    public void WriteCounts(Utf8JsonWriter json, string member)
    {
        json.WriteStartObject(member);
        foreach ((string name, Usage usage) in all.OrderByDescending(one => one.Value.Requests).ThenBy(one => one.Key, StringComparer.Ordinal))
            json.WriteNumber(name, usage.Requests);
        json.WriteEndObject();
    }

    /// <summary>Writes an object with all figures under each name.</summary>
    public void Write(Utf8JsonWriter json, string member)
    {
        json.WriteStartObject(member);
        foreach ((string name, Usage usage) in Ordered)
        {
            json.WriteStartObject(name);
            json.WriteNumber("requests", usage.Requests);
            json.WriteNumber("failed", usage.Failed);
            json.WriteNumber("prompt_tokens", usage.PromptTokens);
            json.WriteNumber("completion_tokens", usage.CompletionTokens);
            json.WriteNumber("cost", usage.Cost);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
