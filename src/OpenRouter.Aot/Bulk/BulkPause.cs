namespace OpenRouter.Aot;

/// <summary>That a bulk run sends nothing more for the time being.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Message">Why, for people, and what to do.</param>
/// <param name="RetryAt">The earliest moment at which it may go on; null where nobody knows.</param>
/// <param name="Error">What the last request ran into; null where none did.</param>
public sealed record BulkPause(BulkPauseReason Reason, string Message, DateTimeOffset? RetryAt, OpenRouterException? Error);
