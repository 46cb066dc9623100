namespace OpenRouter.Aot.Soak;

/// <summary>Answers that the scenarios of the simulation have no use for, in the words of the service.</summary>
internal static class FaultAnswers
{
    private static readonly ApiError Spent = new()
    {
        Code = 403,
        Message = "Key limit exceeded (total limit). Manage it using https://openrouter.ai/settings/keys",
        LimitSource = "openrouter_key_limit",
    };

    private static readonly ApiError Forbidden = new()
    {
        Code = 404,
        Message = "No endpoints available matching your guardrail restrictions and data policy.",
    };

    public static AnswerSummary KeySpent(TimeSpan? wait) => new() { Status = 403, Error = Spent, Hint = wait is { } time ? new RetryHint(time, null) : default };

    public static AnswerSummary PairForbidden => new() { Status = 404, Error = Forbidden };
}
