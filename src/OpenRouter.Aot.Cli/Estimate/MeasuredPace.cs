namespace OpenRouter.Aot.Cli;

/// <summary>What an earlier part of a batch has shown.</summary>
/// <param name="Answered">The requests that it rests on.</param>
/// <param name="RequestsPerSecond">How fast they were answered, all together.</param>
/// <param name="MeanPromptTokens">Prompt tokens of a request.</param>
/// <param name="MeanCompletionTokens">Completion tokens of a request.</param>
/// <param name="MeanCostUsd">What a request cost.</param>
internal sealed record MeasuredPace(long Answered, double RequestsPerSecond, double MeanPromptTokens, double MeanCompletionTokens, decimal MeanCostUsd)
{
    /// <summary>What the journal of an output has measured; null where there is none, or too little.</summary>
    /// <param name="output">The output; null where none was named.</param>
    /// <exception cref="UsageException">There is a journal, and it cannot be read.</exception>
    public static MeasuredPace? Find(string? output)
    {
        if (output is null || !File.Exists(BatchSettings.JournalOf(output)))
            return null;
        try
        {
            return BulkJournal.FindPace(BatchSettings.JournalOf(output)) is { RequestsPerSecond: { } rate } pace
                ? new MeasuredPace(pace.Answered, rate, pace.MeanPromptTokens, pace.MeanCompletionTokens, pace.MeanCost)
                : null;
        }
        catch (JournalException exception)
        {
            throw new UsageException(exception.Message);
        }
    }
}
