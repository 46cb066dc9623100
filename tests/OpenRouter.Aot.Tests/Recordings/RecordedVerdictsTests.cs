using System.Globalization;
using OpenRouter.Aot.Tests.Verdicts;

namespace OpenRouter.Aot.Tests.Recordings;

/// <summary>The verdict on every recorded answer, against the table of a careful reader. Skipped where a clone has no recordings.</summary>
public class RecordedVerdictsTests
{
    // For the few answers that do not say when they came.
    private static readonly DateTimeOffset SomeNoon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_failure_has_the_readers_verdict_and_every_other_answer_is_accepted()
    {
        Assert.SkipWhen(RepositoryFolder.Recordings is null, "No recordings: set OPENROUTER_RECORDINGS to their folder.");
        var rows = RecordedVerdicts.All.ToDictionary(row => row.Name);
        var differences = new List<string>();
        foreach (Recording one in Recording.LoadAll(RepositoryFolder.Recordings!))
        {
            DateTimeOffset now = one.Moment ?? SomeNoon;
            (Verdict verdict, _) = Verdict.FromWhole(one.Status, one.Headers, one.ResponseBody, one.Endpoint, now);
            string expected = rows.Remove(one.Name, out RecordedVerdict? row) ? Describe(row, now) : "none accept";
            string actual = VerdictDescription.Of(verdict);
            if (actual != expected)
                differences.Add($"{one.Name} ({one.Kind}): {actual}, and not {expected}; {verdict.Reason}");
            if (row is null && IsCalledFailure(one))
                differences.Add($"{one.Name} ({one.Kind}) is a failure and has no row in the table.");
        }

        Assert.Empty(differences);
        Assert.Empty(rows.Keys);
    }

    [Fact]
    public void Every_row_says_why_in_a_line_of_its_own()
    {
        Assert.All(RecordedVerdicts.All, row => Assert.InRange(row.Why.Length, 15, 130));
        Assert.Equal(RecordedVerdicts.All.Count, RecordedVerdicts.All.Select(row => row.Name).Distinct().Count());
    }

    private static bool IsCalledFailure(Recording one) => one.Status >= 400 || one.Kind.Contains("error", StringComparison.Ordinal);

    private static string Describe(RecordedVerdict row, DateTimeOffset now)
    {
        DateTimeOffset? until = row.Until switch
        {
            null => null,
            "tomorrow" => new DateTimeOffset(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero),
            var moment => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture),
        };
        return VerdictDescription.Of(row.Expected, until, row.FreeModelsOnly, row.AnotherModelMayServe, row.IsOutcomeUnknown);
    }
}
