using System.Globalization;
using System.Text;

namespace OpenRouter.Aot.Tests.Verdicts;

/// <summary>All that a verdict says but for its reason, as a text that reads well in a table.</summary>
internal static class VerdictDescription
{
    /// <summary>Noon, on a Friday.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The verdict on a whole answer that came at <see cref="Now"/>.</summary>
    public static Verdict Judge(int status, string body, AnswerHeaders headers = default, string path = "/chat/completions") =>
        Verdict.FromWhole(status, headers, Encoding.UTF8.GetBytes(body), path, Now).Verdict;

    public static string Of(Verdict verdict) => Of(
        $"{verdict.Scope.ToName()} {verdict.Action.ToName()}", verdict.Until, verdict.FreeModelsOnly, verdict.AnotherModelMayServe, verdict.IsOutcomeUnknown);

    public static string Of(string verdict, DateTimeOffset? until, bool freeModelsOnly, bool anotherModelMayServe, bool isOutcomeUnknown) =>
        verdict
        + (until is { } moment ? " until " + moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFF", CultureInfo.InvariantCulture) : "")
        + (freeModelsOnly ? ", free models only" : "")
        + (anotherModelMayServe ? ", another model may serve" : "")
        + (isOutcomeUnknown ? ", perhaps billed" : "");

    /// <summary>An error in OpenRouter's own envelope.</summary>
    public static string Error(int code, string message, string metadata = "") =>
        $$"""{"error":{"code":{{code}},"message":"{{message}}","metadata":{ {{metadata}} } },"user_id":"user_x"}""";
}
