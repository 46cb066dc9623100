namespace OpenRouter.Aot;

/// <summary>What a width was like when an attempt began: by it a refusal tells what ran beside the attempt.</summary>
/// <param name="Ahead">How many attempts ran.</param>
/// <param name="Ordinal">Which attempt it is, from 1.</param>
internal readonly record struct WidthMark(int Ahead, long Ordinal);
