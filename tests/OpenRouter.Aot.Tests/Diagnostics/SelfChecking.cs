using System.Globalization;

namespace OpenRouter.Aot.Tests.Diagnostics;

/// <summary>Decisions of which every member follows from the number of the request: a mixture of two is none of them.</summary>
internal static class SelfChecking
{
    private static readonly string[] Words = [.. Enumerable.Range(0, 89).Select(number => number.ToString(CultureInfo.InvariantCulture))];

    public static Decision Make(long number) => new()
    {
        Request = number,
        Attempt = (int)(number % 7) + 1,
        At = new DateTimeOffset(number * 1_000_003 % DateTime.MaxValue.Ticks, TimeSpan.Zero),
        Model = number % 3 == 0 ? null : Word(number),
        Key = Word(number + 1),
        Account = Word(number * 3),
        Candidates = (int)(number % 4097),
        Reason = (DecisionReason)(number % 8),
        Waited = TimeSpan.FromTicks(number * 5),
        Scope = (VerdictScope)(number % 7),
        Action = (VerdictAction)(number % 9),
        Until = number % 2 == 0 ? null : new DateTimeOffset(number * 11, TimeSpan.Zero),
        Outcome = Word(number * 7),
        Status = (int)(number % 600),
        Duration = TimeSpan.FromTicks(number * 13),
    };

    public static bool IsWhole(in Decision decision) => decision == Make(decision.Request);

    private static string Word(long number) => Words[number % Words.Length];
}
