namespace OpenRouter.Aot.Tests.Keys;

/// <summary>The verdicts that tests of keys report.</summary>
internal static class Verdicts
{
    public static Verdict Good { get; } = new(VerdictScope.None, VerdictAction.Accept, null, "");

    public static Verdict Doubtful { get; } = new(VerdictScope.Key, VerdictAction.Bench, null, "doubtful");

    public static Verdict Refused { get; } = new(VerdictScope.Key, VerdictAction.Quarantine, null, "refused");

    public static Verdict Throttled { get; } = new(VerdictScope.Model, VerdictAction.Cool, null, "throttled");

    public static Verdict OutOfCredits { get; } = new(VerdictScope.Account, VerdictAction.Bench, null, "out of credits");

    public static Verdict ServiceDown { get; } = new(VerdictScope.Service, VerdictAction.Retry, null, "500");

    public static Verdict LimitedUntil(DateTimeOffset until) => new(VerdictScope.Key, VerdictAction.Bench, until, "limit");

    public static Verdict FreeQuotaUntil(DateTimeOffset until) =>
        new(VerdictScope.Account, VerdictAction.Bench, until, "quota") { FreeModelsOnly = true };
}
