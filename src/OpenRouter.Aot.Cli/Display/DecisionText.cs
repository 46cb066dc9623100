using System.Globalization;

namespace OpenRouter.Aot.Cli;

/// <summary>
/// Decisions in words, a line each. Columns begin as wide as the pool and the known models need, and grow with what comes. Not safe for use by
/// several threads.
/// </summary>
internal sealed class DecisionText
{
    private const string Attempt = "attempt ";

    // What is wider stands out rather than widen every other line.
    private const int WidestSubject = 24;
    private const int WidestModel = 48;

    private readonly int keyWidth;
    private readonly int reasonWidth;
    private int modelWidth;
    private int subjectWidth;

    /// <param name="keys">The keys of the pool.</param>
    /// <param name="models">The models that will be asked for, as far as they are known.</param>
    public DecisionText(IReadOnlyList<KeyStatistics> keys, IEnumerable<string> models)
    {
        keyWidth = keys.Select(key => NameOf(key.Alias, key.Account).Length).DefaultIfEmpty(0).Max();
        modelWidth = models.Select(model => model.Length).DefaultIfEmpty(0).Max();
        reasonWidth = Enum.GetValues<DecisionReason>().Max(reason => Describe(reason, keys.Count).Length);
    }

    /// <summary>The lines of a decision: the wait before it, if there was any, and the attempt.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="subject">What the request is called; empty where there is only one.</param>
    public IEnumerable<string> Describe(Decision decision, string subject = "")
    {
        subject = PlainText.OnOneLine(subject);
        subjectWidth = Math.Max(subjectWidth, Math.Min(subject.Length, WidestSubject));
        modelWidth = Math.Max(modelWidth, Math.Min(NameOf(decision.Model).Length, WidestModel));
        string indent = subject.Length == 0 ? "" : subject.PadRight(subjectWidth) + "  ";
        if (decision.Waited >= TimeSpan.FromMilliseconds(1))
            yield return $"{indent}{new string(' ', Attempt.Length + 3)}waited {Figures.Seconds(decision.Waited)}";
        if (decision.Attempt == 0)
        {
            yield return $"{indent}refused    nothing was sent: {PlainText.OnOneLine(decision.Outcome)}";
            yield break;
        }

        string number = $"{Attempt}{decision.Attempt.ToString(CultureInfo.InvariantCulture)}".PadRight(Attempt.Length + 3);
        string key = NameOf(decision.Key, decision.Account).PadRight(keyWidth);
        string model = PlainText.OnOneLine(NameOf(decision.Model)).PadRight(modelWidth);
        // Of a key that stands alone nobody knows the account.
        bool isAlone = decision.Reason == DecisionReason.OtherAccount && decision.Account == decision.Key;
        string reason = Describe(isAlone ? DecisionReason.OtherKey : decision.Reason, decision.Candidates).PadRight(reasonWidth);
        string status = decision.Status == 0 ? "no answer" : decision.Status.ToString(CultureInfo.InvariantCulture);
        yield return $"{indent}{number}{key}  {model}  {reason}  {status} in {Figures.Seconds(decision.Duration)}; {DescribeDropped(decision)}{DescribeOutcome(decision)}";
    }

    private static string DescribeDropped(in Decision decision) =>
        decision.DroppedReasoning == 0 ? "" : $"sent without {Figures.Count(decision.DroppedReasoning, "reasoning detail")} of another family; ";

    private static string DescribeOutcome(in Decision decision)
    {
        if (decision.IsSuccess)
            return "answered";
        if (decision.Scope == VerdictScope.None)
            return PlainText.OnOneLine(decision.Outcome);
        string until = decision.Until is { } moment ? $" until {DescribeMoment(moment, decision.At)}" : "";
        return $"to blame: {decision.Scope.ToName()} ({decision.Action.ToName()}{until}); {PlainText.OnOneLine(decision.Outcome)}";
    }

    // The day only where it is another.
    private static string DescribeMoment(DateTimeOffset moment, DateTimeOffset at) =>
        moment.UtcDateTime.ToString(moment.UtcDateTime.Date == at.UtcDateTime.Date ? "HH:mm:ss 'UTC'" : "yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Describe(DecisionReason reason, int candidates)
    {
        string why = reason switch
        {
            DecisionReason.Turn => "its turn",
            DecisionReason.Session => "its session",
            DecisionReason.OtherKey => "another key",
            DecisionReason.OtherAccount => "another account",
            DecisionReason.OtherModel => "the next model",
            DecisionReason.SameFamily => "the same family",
            DecisionReason.Again => "once more",
            DecisionReason.Probe => "as a probe",
            _ => "",
        };
        return candidates == 0 ? why : $"{why} (1 of {Figures.Count(candidates, "key")})";
    }

    private static string NameOf(string? model) => model ?? "the default model";

    // An account that the service told of, and that has no other key, is named after its key.
    private static string NameOf(string key, string account) =>
        account == key || account.Length == 0 || account == $"account of {key}" ? key : $"{key} of {account}";
}
