namespace OpenRouter.Aot;

/// <summary>What came of asking the service about a key.</summary>
/// <param name="AskedAt">When it was asked.</param>
/// <param name="Info">What it told; null where it told nothing.</param>
/// <param name="Error">Why it told nothing; null where it did.</param>
/// <param name="Refusal">The verdict, where the service itself refused the key; null where the key is not to blame.</param>
internal readonly record struct KeyAnswer(DateTimeOffset AskedAt, KeyInfo? Info, string? Error, Verdict? Refusal = null);
