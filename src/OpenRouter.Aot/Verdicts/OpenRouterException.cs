namespace OpenRouter.Aot;

/// <summary>A request that failed for good. Its message names what was wrong and what to do; it never holds a key.</summary>
public class OpenRouterException : Exception
{
    private const int MaxBody = 16 * 1024;

    /// <summary>Makes an error without a verdict.</summary>
    /// <param name="message">What was wrong.</param>
    /// <param name="innerException">What it came from.</param>
    public OpenRouterException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the error of a request that was never sent.</summary>
    internal OpenRouterException(string message, Verdict verdict, Exception? innerException)
        : base(message, innerException) => Verdict = verdict;

    /// <summary>Makes an error that says more of another, whose verdict it has.</summary>
    internal OpenRouterException(OpenRouterException cause, string message)
        : base(message, cause)
    {
        Verdict = cause.Verdict;
        Status = cause.Status;
        Error = cause.Error;
        Fault = cause.Fault;
        Info = cause.Info;
        GenerationId = cause.GenerationId;
        RetryAt = cause.RetryAt;
        Body = cause.Body;
    }

    /// <summary>Makes the error of an answer that came whole, and that the caller cannot use.</summary>
    internal OpenRouterException(string message, AnswerInfo info, Exception? innerException)
        : base(message, innerException)
    {
        Status = info.Status;
        Info = info;
        GenerationId = info.GenerationId;
    }

    /// <summary>Makes an error from a verdict.</summary>
    /// <param name="message">What was wrong.</param>
    /// <param name="verdict">Who was to blame for the last attempt.</param>
    /// <param name="answer">What is known of the last answer.</param>
    /// <param name="info">How far the request had come.</param>
    /// <param name="body">The last answer's body; what is over 16,384 characters is cut off.</param>
    public OpenRouterException(string message, Verdict verdict, in AnswerSummary answer, AnswerInfo info, string? body = null)
        : base(message)
    {
        Verdict = verdict;
        Status = answer.Status;
        Error = answer.Error;
        Fault = answer.Fault;
        Info = info;
        GenerationId = answer.GenerationId;
        RetryAt = verdict.Until;
        Body = body is { Length: > MaxBody } ? body[..MaxBody] : body;
    }

    /// <summary>Who was to blame for the last attempt, and what was done about it.</summary>
    public Verdict Verdict { get; }

    /// <summary>The HTTP status of the last answer; 0 where none came, 200 where a failure came as a success.</summary>
    public int Status { get; }

    /// <summary>
    /// Which limit of time ended the last attempt, or how its connection broke; none where an answer came whole. Each limit of
    /// <see cref="TransportOptions"/> has its own.
    /// </summary>
    public TransportFault Fault { get; }

    /// <summary>The API's own error; null where it sent none.</summary>
    public ApiError? Error { get; }

    /// <summary>How far the request had come: key, model, attempts, wait.</summary>
    public AnswerInfo Info { get; } = new();

    /// <summary>The generation's id, for support; null where none was made.</summary>
    public string? GenerationId { get; }

    /// <summary>When a retry may work; null where nobody knows.</summary>
    public DateTimeOffset? RetryAt { get; protected init; }

    /// <summary>The last answer's body, at most 16,384 characters.</summary>
    public string? Body { get; }
}
