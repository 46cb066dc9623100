namespace OpenRouter.Aot;

/// <summary>What a width was like when an attempt began: by it a refusal tells what ran beside the attempt.</summary>
/// <param name="Ahead">How many attempts ran.</param>
/// <param name="Refusals">How many had been refused, ever.</param>
internal readonly record struct WidthMark(int Ahead, int Refusals);
