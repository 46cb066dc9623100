namespace OpenRouter.Aot;

/// <summary>What a key had spent at a moment, before what was spent then.</summary>
/// <param name="At">The moment.</param>
/// <param name="Spent">All that this client had spent with it before, in billionths of a dollar.</param>
internal readonly record struct SpendingMark(DateTimeOffset At, long Spent);
