namespace OpenRouter.Aot;

/// <summary>A stream broke after part of it had reached the caller. It is never retried silently: that would repeat text and be billed twice.</summary>
public sealed class StreamInterruptedException : OpenRouterException
{
    /// <summary>Makes the error.</summary>
    /// <param name="verdict">Who was to blame.</param>
    /// <param name="answer">What is known of the answer.</param>
    /// <param name="info">How far the request had come.</param>
    /// <param name="partialText">The text that had arrived.</param>
    public StreamInterruptedException(Verdict verdict, in AnswerSummary answer, AnswerInfo info, string partialText)
        : base($"The stream broke after {partialText.Length} characters: {verdict.Reason}.", verdict, answer, info) => PartialText = partialText;

    /// <summary>The text that had arrived.</summary>
    public string PartialText { get; }
}
