using System.Text.RegularExpressions;

namespace OpenRouter.Aot.Tests.Telemetry;

/// <summary>What a PromQL expression speaks of: series with the labels that they are chosen by, and the labels that sums keep.</summary>
internal sealed partial class PromQuery
{
    public PromQuery(string text)
    {
        // Quoted text is neither a name nor a label, but where label_replace takes its source from; what it makes is a label from then on.
        foreach (Match replace in LabelReplace().Matches(text))
        {
            Made.Add(replace.Groups["made"].Value);
            Kept.Add(replace.Groups["source"].Value);
        }

        string bare = Quoted().Replace(text, "''");
        foreach (Match list in LabelList().Matches(bare))
            Kept.UnionWith(Split(list.Groups["labels"].Value));
        bare = LabelList().Replace(bare, " ");
        foreach (Match series in Series().Matches(bare))
        {
            if (series.Groups["name"].Value is { } name && (name.StartsWith("gen_ai_", StringComparison.Ordinal) || name.StartsWith("openrouter_", StringComparison.Ordinal)))
                Chosen.Add((name, [.. Matcher().Matches(series.Groups["matchers"].Value).Select(matcher => matcher.Groups["label"].Value)]));
        }
    }

    /// <summary>The series, each with the labels that it is chosen by.</summary>
    public List<(string Name, IReadOnlyList<string> Labels)> Chosen { get; } = [];

    /// <summary>The labels that stand after <c>by</c> and <c>on</c>, and those that others are made from.</summary>
    public HashSet<string> Kept { get; } = new(StringComparer.Ordinal);

    /// <summary>The labels that <c>label_replace</c> makes.</summary>
    public HashSet<string> Made { get; } = new(StringComparer.Ordinal);

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("""
        "(?<made>\w+)",\s*"[^"]*",\s*"(?<source>\w+)",\s*"[^"]*"\s*\)
        """)]
    private static partial Regex LabelReplace();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(by|on)\s*\((?<labels>[^)]*)\)")]
    private static partial Regex LabelList();

    [GeneratedRegex(@"(?<name>[a-z]\w*)(\{(?<matchers>[^}]*)\})?")]
    private static partial Regex Series();

    [GeneratedRegex(@"(?<label>\w+)\s*(=~|!~|!=|=)")]
    private static partial Regex Matcher();
}
