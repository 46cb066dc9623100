namespace OpenRouter.Aot.Simulation;

/// <summary>What a peer sees of an answer: one that is a failure in disguise looks like a success.</summary>
/// <param name="Status">The HTTP status; 0 where no answer came.</param>
/// <param name="RetryAfter">The header <c>Retry-After</c>; null where there is none.</param>
/// <param name="Message">The error's message; empty for a success.</param>
internal readonly record struct PolicyAnswer(int Status, TimeSpan? RetryAfter, string Message)
{
    public bool IsSuccess => Status is >= 200 and < 300;
}
