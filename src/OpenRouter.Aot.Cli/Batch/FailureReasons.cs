namespace OpenRouter.Aot.Cli;

/// <summary>Why lines failed, counted. What is kept is bounded, however many lines fail and whatever the service says. Not safe for use by several threads.</summary>
internal sealed class FailureReasons
{
    // How many are told, a line each.
    private const int MostTold = 3;

    // How many are told apart: a service that words each failure anew must not fill the memory.
    private const int MostKept = 1_000;

    private const int LongestText = 160;

    private readonly Dictionary<(string Code, VerdictScope Scope, string Kind), (long Count, string Text)> reasons = [];
    private long others;

    /// <summary>Counts a failed line.</summary>
    public void Add(OpenRouterException error)
    {
        string reason = error.Verdict.Reason.Length > 0 ? error.Verdict.Reason : error.Message;
        // What the service says differs from line to line; what it means does not.
        (string, VerdictScope, string) kind = (ResultLine.CodeOf(error), error.Verdict.Scope, PlainText.OnOneLine(ReasonText.Shorten(reason), LongestText));
        if (reasons.TryGetValue(kind, out (long Count, string Text) known))
            reasons[kind] = known with { Count = known.Count + 1 };
        else if (reasons.Count < MostKept)
            reasons.Add(kind, (1, PlainText.OnOneLine(reason, LongestText)));
        else
            others++;
    }

    /// <summary>The commonest of them, and where all stand; nothing where no line failed.</summary>
    /// <param name="output">The output file.</param>
    public IEnumerable<string> Describe(string output)
    {
        if (reasons.Count == 0)
            yield break;
        yield return reasons.Count <= MostTold && others == 0
            ? $"Why they failed; each line's own error is in {output}:"
            : $"Why most of them failed; each line's own error is in {output}:";
        foreach ((_, (long count, string text)) in reasons.OrderByDescending(reason => reason.Value.Count).Take(MostTold))
            yield return $"  {Figures.Count(count, "line")}: {text}";
    }
}
