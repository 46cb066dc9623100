namespace OpenRouter.Aot;

/// <summary>
/// A stream broke after part of it had reached the caller. It is never retried silently: that would repeat text and be billed twice. What had
/// arrived is kept up to <see cref="TransportOptions.MaxAnswerBytes"/>.
/// </summary>
public sealed class StreamInterruptedException : OpenRouterException
{
    /// <summary>Makes the error.</summary>
    /// <param name="verdict">Who was to blame.</param>
    /// <param name="answer">What is known of the answer.</param>
    /// <param name="info">How far the request had come.</param>
    /// <param name="partialText">The text that had arrived.</param>
    /// <param name="partialCompletion">What had arrived of a chat; null where the stream was none.</param>
    public StreamInterruptedException(
        Verdict verdict, in AnswerSummary answer, AnswerInfo info, string partialText, ChatCompletion? partialCompletion = null)
        : base($"The stream broke after {partialText.Length} characters: {verdict.Reason}.", verdict, answer, info)
    {
        PartialText = partialText;
        PartialCompletion = partialCompletion;
    }

    /// <summary>The text that had arrived.</summary>
    public string PartialText { get; }

    /// <summary>
    /// All that had arrived of a chat, put together: the chunks that were delivered, with their text, reasoning, tool calls (the last one's
    /// arguments may stop in the middle of their JSON), generation id, model and usage. Null where the stream was no chat.
    /// </summary>
    public ChatCompletion? PartialCompletion { get; }
}
