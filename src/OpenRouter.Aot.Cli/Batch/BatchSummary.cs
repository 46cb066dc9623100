using System.Text.Json;

namespace OpenRouter.Aot.Cli;

/// <summary>
/// What came of a batch: outcomes, why answers ended, who answered, what it took and what was waited for. What is kept is bounded, however many lines
/// there are. Not safe for use by several threads.
/// </summary>
internal sealed class BatchSummary
{
    /// <summary>The name of what an answer does not say.</summary>
    public const string Unknown = "unknown";

    /// <summary>The name of the key of a request that none was chosen for.</summary>
    public const string NoKey = "none";

    private static readonly (string Asked, string Served) OtherSubstitutions = (UsageTable.Other, UsageTable.Other);

    private readonly long[] scopes = new long[Enum.GetValues<VerdictScope>().Length];
    private readonly Dictionary<(string Asked, string Served), long> substitutions = [];

    /// <summary>Requests that were answered.</summary>
    public long Succeeded { get; private set; }

    /// <summary>Requests that failed.</summary>
    public long Failed { get; private set; }

    /// <summary>Answers that ended for their length: they count as done, but somebody may want the rest.</summary>
    public long CutOff { get; private set; }

    /// <summary>Requests that another model answered than the one that was asked for.</summary>
    public long Substituted { get; private set; }

    /// <summary>Inference requests that left.</summary>
    public long Attempts { get; private set; }

    /// <summary>Those of them that were not the first of their line.</summary>
    public long Repeated { get; private set; }

    /// <summary>Time spent waiting, added up over the lines: those that wait side by side count each.</summary>
    public TimeSpan Waited { get; private set; }

    /// <summary>Lines that waited.</summary>
    public long WaitedLines { get; private set; }

    public long PromptTokens { get; private set; }

    public long CompletionTokens { get; private set; }

    /// <summary>In USD, as far as the answers told.</summary>
    public decimal Cost { get; private set; }

    /// <summary>Why answers ended.</summary>
    public UsageTable FinishReasons { get; } = new();

    /// <summary>Failures by their code.</summary>
    public UsageTable Codes { get; } = new();

    /// <summary>By the model that answered, or was asked last.</summary>
    public UsageTable Models { get; } = new();

    /// <summary>Answers by the provider that they name.</summary>
    public UsageTable Providers { get; } = new();

    /// <summary>By the key that served, or was tried last.</summary>
    public UsageTable Keys { get; } = new();

    /// <summary>Failures by whom they are blamed on; only those that occurred.</summary>
    public IEnumerable<(VerdictScope Scope, long Count)> Scopes =>
        Enum.GetValues<VerdictScope>().Select(scope => (scope, scopes[(int)scope])).Where(one => one.Item2 > 0);

    /// <summary>Which model answered in place of which, the commonest first.</summary>
    public IEnumerable<(string Asked, string Served, long Count)> Substitutions => substitutions
        .OrderByDescending(one => one.Value)
        .ThenBy(one => one.Key.Asked, StringComparer.Ordinal)
        .ThenBy(one => one.Key.Served, StringComparer.Ordinal)
        .Select(one => (one.Key.Asked, one.Key.Served, one.Value));

    /// <summary>Whether an answer ended for its length, in the words of any of the API's endpoints.</summary>
    public static bool IsCutOff(string? finishReason) => finishReason is "length" or "max_tokens" or "max_output_tokens" or "MAX_TOKENS";

    /// <summary>Counts a result.</summary>
    public void Add(BulkResult result) => Add(SummaryEntry.Of(result));

    /// <summary>Counts a result.</summary>
    public void Add(in SummaryEntry entry)
    {
        Attempts += entry.Attempts;
        Repeated += Math.Max(0, entry.Attempts - 1);
        Waited += entry.Waited;
        WaitedLines += entry.Waited > TimeSpan.Zero ? 1 : 0;
        PromptTokens += entry.PromptTokens;
        CompletionTokens += entry.CompletionTokens;
        Cost += entry.Cost;
        Models.Add(NameOf(entry.Model, Unknown), entry);
        Keys.Add(NameOf(entry.Key, NoKey), entry);
        if (entry.FailedFor is { } scope)
        {
            Failed++;
            scopes[(int)scope]++;
            Codes.Add(NameOf(entry.Code, Unknown), entry);
            return;
        }

        Succeeded++;
        CutOff += IsCutOff(entry.FinishReason) ? 1 : 0;
        FinishReasons.Add(NameOf(entry.FinishReason, Unknown), entry);
        Providers.Add(NameOf(entry.Provider, Unknown), entry);
        if (!entry.IsSubstituted)
            return;
        Substituted++;
        (string, string) pair = (UsageTable.Shorten(NameOf(entry.AskedModel, Unknown)), UsageTable.Shorten(NameOf(entry.Model, Unknown)));
        if (substitutions.Count >= UsageTable.MostNames && !substitutions.ContainsKey(pair))
            pair = OtherSubstitutions;
        substitutions[pair] = substitutions.GetValueOrDefault(pair) + 1;
    }

    /// <summary>Lines for people: what matters of it.</summary>
    public IEnumerable<string> Describe() => BatchSummaryText.Describe(this);

    /// <summary>Writes its members into an object that has been begun. Each is there also where it is empty.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("succeeded", Succeeded);
        json.WriteNumber("failed", Failed);
        json.WriteStartObject("failures_by_scope");
        foreach (VerdictScope scope in Enum.GetValues<VerdictScope>())
            json.WriteNumber(scope.ToName(), scopes[(int)scope]);
        json.WriteEndObject();
        Codes.WriteCounts(json, "failures_by_code");
        FinishReasons.WriteCounts(json, "finish_reasons");
        json.WriteNumber("cut_off", CutOff);
        json.WriteNumber("substituted", Substituted);
        json.WriteStartArray("substitutions");
        foreach ((string asked, string served, long count) in Substitutions)
        {
            json.WriteStartObject();
            json.WriteString("asked", asked);
            json.WriteString("served", served);
            json.WriteNumber("requests", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("attempts", Attempts);
        json.WriteNumber("attempts_beyond_first", Repeated);
        json.WriteNumber("waited_seconds", Math.Round(Waited.TotalSeconds, 3));
        json.WriteNumber("waited_requests", WaitedLines);
        json.WriteNumber("prompt_tokens", PromptTokens);
        json.WriteNumber("completion_tokens", CompletionTokens);
        json.WriteNumber("cost", Cost);
        Models.Write(json, "models");
        Keys.Write(json, "keys");
        Providers.WriteCounts(json, "providers");
    }

    private static string NameOf(string? name, string absent) => string.IsNullOrEmpty(name) ? absent : name;
}
