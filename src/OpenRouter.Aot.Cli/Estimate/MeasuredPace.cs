namespace OpenRouter.Aot.Cli;

/// <summary>What an earlier part of a batch has shown.</summary>
/// <param name="Answered">The requests that it rests on.</param>
/// <param name="RequestsPerSecond">How fast they were answered, all together.</param>
/// <param name="MeanPromptTokens">Prompt tokens of a request.</param>
/// <param name="MeanCompletionTokens">Completion tokens of a request.</param>
/// <param name="MeanCostUsd">What a request cost.</param>
internal sealed record MeasuredPace(long Answered, double RequestsPerSecond, double MeanPromptTokens, double MeanCompletionTokens, decimal MeanCostUsd);
