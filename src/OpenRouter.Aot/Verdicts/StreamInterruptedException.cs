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
    /// <param name="partialAnswer">What had arrived, put together as a whole answer is.</param>
    public StreamInterruptedException(
        Verdict verdict, in AnswerSummary answer, AnswerInfo info, string partialText, object? partialAnswer = null)
        : base($"The stream broke after {partialText.Length} characters: {verdict.Reason}.", verdict, answer, info)
    {
        PartialText = partialText;
        PartialAnswer = partialAnswer;
    }

    /// <summary>The text that had arrived.</summary>
    public string PartialText { get; }

    /// <summary>
    /// All that had arrived, put together as the whole answer would have been: a <see cref="ChatCompletion"/>, a <c>ResponseAnswer</c> or a
    /// <c>MessageAnswer</c>, whichever was streamed. Null where nobody put it together.
    /// </summary>
    public object? PartialAnswer { get; }

    /// <summary>
    /// All that had arrived of a chat, put together: the chunks that were delivered, with their text, reasoning, tool calls (the last one's
    /// arguments may stop in the middle of their JSON), generation id, model and usage. Null where the stream was no chat.
    /// </summary>
    public ChatCompletion? PartialCompletion => PartialAnswer as ChatCompletion;
}
