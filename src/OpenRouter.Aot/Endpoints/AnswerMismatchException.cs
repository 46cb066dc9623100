namespace OpenRouter.Aot;

/// <summary>
/// The model answered, and the answer cannot be read into the type that was asked for: it is cut off, is a refusal, or has another shape. It is billed, and
/// asking again is the caller's decision.
/// </summary>
public sealed class AnswerMismatchException : OpenRouterException
{
    internal AnswerMismatchException(string message, ChatCompletion completion, Exception? innerException)
        : base(message, completion.Info, innerException)
    {
        Completion = completion;
        Path = (innerException as SchemaMismatchException)?.Path;
    }

    /// <summary>The text of the answer as it came; empty where it has none.</summary>
    public string RawText => Completion.Text;

    /// <summary>Where in the JSON the mismatch is, as <c>$.items[2].name</c>; null where the text is no JSON.</summary>
    public string? Path { get; }

    /// <summary>Why the model stopped; <see cref="Aot.FinishReason.Length"/> where the answer was cut off.</summary>
    public FinishReason? FinishReason => Completion.FinishReason;

    /// <summary>Why the model refused; null where it did not.</summary>
    public string? Refusal => Completion.Choices is [{ Message.Refusal: { Length: > 0 } refusal }, ..] ? refusal : null;

    /// <summary>The answer as it came.</summary>
    public ChatCompletion Completion { get; }
}
