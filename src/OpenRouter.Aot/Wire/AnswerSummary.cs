namespace OpenRouter.Aot;

/// <summary>What a verdict needs to know of one answer. The reader that reads the answer anyway fills it, so that a success is read once.</summary>
public readonly record struct AnswerSummary
{
    // One more than the number, 0 for none: four nullable numbers would take four times the room in a struct that is copied often.
    private readonly uint promptTokens;
    private readonly uint completionTokens;
    private readonly uint cachedTokens;
    private readonly uint reasoningTokens;

    /// <summary>The HTTP status, or 0 where no headers came.</summary>
    public int Status { get; init; }

    /// <summary>Why there is no whole answer.</summary>
    public TransportFault Fault { get; init; }

    /// <summary>What the network said of the fault, such as "Connection refused (127.0.0.1:80)"; null where it said nothing.</summary>
    public string? FaultDetail { get; init; }

    /// <summary>When the server says that a retry may work, from headers and body.</summary>
    public RetryHint Hint { get; init; }

    /// <summary>When a rate limit or a budget starts anew, from headers and body; trusted where there is no <see cref="Hint"/>.</summary>
    public RetryHint Reset { get; init; }

    /// <summary>Requests a window, where the answer names a rate limit, in headers or body.</summary>
    public long? RateLimit { get; init; }

    /// <summary>The error of the body, wherever it stood: at the top, in a choice, in an event; null without one.</summary>
    public ApiError? Error { get; init; }

    /// <summary>Whether the body was no JSON although JSON was due: HTML or text from the edge, or nothing.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Whether that body was a web page.</summary>
    internal bool IsPage { get; init; }

    /// <summary>
    /// Why the answer ended, as sent: the first choice's finish reason, Anthropic's stop reason, or how a response ended (<c>completed</c>,
    /// <c>max_output_tokens</c>); <c>error</c> for one that failed.
    /// </summary>
    public string? FinishReason { get; init; }

    /// <summary>Whether anything came that a caller can use: content, reasoning, a tool call, an image, audio, an embedding.</summary>
    public bool HasContent { get; init; }

    /// <summary>Tokens of the request; null where the answer does not say.</summary>
    public long? PromptTokens
    {
        get => Unpack(promptTokens);
        init => promptTokens = Pack(value);
    }

    /// <summary>Tokens of the completion; null where the answer does not say.</summary>
    public long? CompletionTokens
    {
        get => Unpack(completionTokens);
        init => completionTokens = Pack(value);
    }

    /// <summary>Tokens of the request that came from a prompt cache; null where the answer does not say.</summary>
    public long? CachedTokens
    {
        get => Unpack(cachedTokens);
        init => cachedTokens = Pack(value);
    }

    /// <summary>Tokens of the completion that were reasoning; null where the answer does not say.</summary>
    public long? ReasoningTokens
    {
        get => Unpack(reasoningTokens);
        init => reasoningTokens = Pack(value);
    }

    /// <summary>The model the answer names, else the one that was asked for.</summary>
    public string? Model { get; init; }

    /// <summary>The provider the answer names.</summary>
    public string? Provider { get; init; }

    /// <summary>The generation's id, from the header or the body.</summary>
    public string? GenerationId { get; init; }

    /// <summary>What the answer cost, in USD.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Whether this is an answer of an inference endpoint that must have content, so that an empty one is a failure.</summary>
    public bool MustHaveContent { get; init; }

    /// <summary>
    /// Whether the endpoint administers an account (credits, keys, activity), which is closed to many a key that is good for inference.
    /// </summary>
    public bool IsAdministration { get; init; }

    /// <summary>
    /// This summary with an error of the body, whose own hint and reset count after those of the headers. The first error of a stream stands.
    /// </summary>
    /// <param name="error">The error; null leaves the summary as it is.</param>
    internal AnswerSummary WithError(ApiError? error) =>
        Error is not null || error is null ? this : this with { Error = error, Hint = Hint.Or(error.Hint), Reset = Reset.Or(error.Reset), RateLimit = RateLimit ?? error.RateLimit };

    /// <summary>This summary with what nearly every answer begins with; what the answer does not name stays.</summary>
    internal AnswerSummary WithHead(string? id, string? model, string? provider) =>
        this with { GenerationId = GenerationId ?? id, Model = model is { Length: > 0 } ? model : Model, Provider = provider ?? Provider };

    /// <summary>What the headers alone tell.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="headers">The headers that matter.</param>
    internal static AnswerSummary FromHeaders(int status, in AnswerHeaders headers) => new()
    {
        Status = status,
        Hint = headers.Hint,
        Reset = headers.Reset,
        RateLimit = headers.RateLimit,
        GenerationId = headers.GenerationId,
    };

    private static uint Pack(long? count) => count is { } told and >= 0 ? (uint)Math.Min(told, uint.MaxValue - 1) + 1 : 0;

    private static long? Unpack(uint packed) => packed == 0 ? null : packed - 1;
}
