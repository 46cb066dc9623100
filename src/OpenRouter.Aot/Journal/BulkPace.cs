namespace OpenRouter.Aot;

/// <summary>What a journal has measured of a run.</summary>
/// <param name="Answered">How many requests were answered.</param>
/// <param name="ActiveTime">How long the run took, without the times of more than 30 seconds in which nothing was answered.</param>
/// <param name="MeanPromptTokens">Tokens of a request on average.</param>
/// <param name="MeanCompletionTokens">Tokens of an answer on average.</param>
/// <param name="MeanCost">What an answered request cost on average, in USD, failures of others included.</param>
public sealed record BulkPace(long Answered, TimeSpan ActiveTime, double MeanPromptTokens, double MeanCompletionTokens, decimal MeanCost)
{
    /// <summary>Answers a second; null where too few came to tell.</summary>
    public double? RequestsPerSecond => ActiveTime > TimeSpan.Zero && Answered > 1 ? (Answered - 1) / ActiveTime.TotalSeconds : null;
}
