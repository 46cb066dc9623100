namespace OpenRouter.Aot.Cli;

/// <summary>A batch's summary for people: what they may have to act upon first, and then who took what.</summary>
internal static class BatchSummaryText
{
    private const int MostTold = 3;
    private const int MostRows = 5;
    private const int NameWidth = 30;

    private static readonly string[] Normal =
    [
        "stop", "tool_calls", "function_call", "end_turn", "stop_sequence", "tool_use", "completed", "STOP", "eos", BatchSummary.Unknown,
    ];

    public static IEnumerable<string> Describe(BatchSummary summary) =>
        [.. DescribeEnds(summary), .. DescribeSubstitutions(summary), .. DescribeTrouble(summary), .. DescribeUsage(summary)];

    private static IEnumerable<string> DescribeEnds(BatchSummary summary)
    {
        (string Name, long Count)[] ends =
            [.. summary.FinishReasons.All.Select(one => (one.Key, one.Value.Requests)).OrderByDescending(one => one.Requests).ThenBy(one => one.Key, StringComparer.Ordinal)];
        if (summary.CutOff > 0)
        {
            string reasons = string.Join(", ", ends.Where(end => BatchSummary.IsCutOff(end.Name)).Select(end => end.Name));
            bool isOne = summary.CutOff == 1;
            yield return $"{Figures.Count(summary.CutOff, "answer")} {(isOne ? "was cut off at its" : "were cut off at their")} length limit (finish reason {reasons}): "
                + $"{(isOne ? "it counts" : "they count")} as done; raise --max-tokens and run {(isOne ? "it" : "them")} again.";
        }

        foreach ((string name, long count) in ends.Where(end => !BatchSummary.IsCutOff(end.Name) && !Normal.Contains(end.Name)).Take(MostTold))
            yield return $"{Figures.Count(count, "answer")} ended with the finish reason {name}: {(count == 1 ? "it counts" : "they count")} as done.";
    }

    private static IEnumerable<string> DescribeSubstitutions(BatchSummary summary)
    {
        if (summary.Substituted == 0)
            yield break;
        (string Asked, string Served, long Count)[] all = [.. summary.Substitutions];
        string told = string.Join(", ", all.Take(MostTold).Select(one => $"{one.Served} in place of {one.Asked} ({Figures.Count(one.Count)})"));
        string more = all.Length > MostTold ? $", and {Figures.Count(all.Length - MostTold)} more" : "";
        yield return $"{Figures.Count(summary.Substituted, "line")} {(summary.Substituted == 1 ? "was" : "were")} answered by another model than asked: {told}{more}.";
    }

    private static IEnumerable<string> DescribeTrouble(BatchSummary summary)
    {
        if (summary.Failed > 0)
            yield return $"To blame for failures: {string.Join(", ", summary.Scopes.Select(one => $"{one.Scope.ToName()} {Figures.Count(one.Count)}"))}.";
        List<string> parts = [];
        if (summary.WaitedLines > 0)
            parts.Add($"{Figures.Count(summary.WaitedLines, "line")} waited, {Figures.Seconds(summary.Waited)} in all");
        if (summary.Repeated > 0)
            parts.Add($"{Figures.Count(summary.Repeated, "attempt")} beyond the first {(summary.Repeated == 1 ? "was" : "were")} made");
        if (parts.Count > 0)
            yield return string.Join("; ", parts) + ".";
    }

    private static IEnumerable<string> DescribeUsage(BatchSummary summary)
    {
        if (summary.PromptTokens + summary.CompletionTokens > 0)
            yield return $"Tokens: {Figures.Count(summary.PromptTokens)} in, {Figures.Count(summary.CompletionTokens)} out.";
        foreach (string line in DescribeTable("model", summary.Models).Concat(DescribeTable("key", summary.Keys)))
            yield return line;
    }

    // One row would only repeat the totals.
    private static IEnumerable<string> DescribeTable(string subject, UsageTable table)
    {
        if (table.All.Count < 2)
            return [];
        string[][] rows =
        [
            [subject, "requests", "failed", "tokens in", "out", "cost"],
            .. table.Ordered.Take(MostRows).Select(one => (string[])
            [
                PlainText.Fit(one.Key, NameWidth), Figures.Count(one.Value.Requests), Figures.Count(one.Value.Failed),
                Figures.Count(one.Value.PromptTokens), Figures.Count(one.Value.CompletionTokens), Figures.Cost(one.Value.Cost),
            ]),
        ];
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        IEnumerable<string> lines = rows.Select(row =>
            "  " + string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))));
        return table.All.Count > MostRows ? lines.Append($"  … and {Figures.Count(table.All.Count - MostRows)} more") : lines;
    }
}
