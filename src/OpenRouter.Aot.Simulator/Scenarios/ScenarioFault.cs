namespace OpenRouter.Aot.Simulator;

/// <summary>
/// Something that goes wrong. Faults are tried in their order, and the first one that ends a request decides; those that only delay or pad
/// an answer add up.
/// </summary>
public sealed class ScenarioFault
{
    /// <summary>The name under which it is counted. Unique. Default: its kind, with a number from the second of that kind on.</summary>
    public string? Name { get; set; }

    /// <summary>What goes wrong.</summary>
    public FaultKind Kind { get; set; }

    /// <summary>When it goes wrong. Default: always.</summary>
    public FaultCondition When { get; set; } = new();

    /// <summary>Replaces the HTTP status, or the error code inside a 200. Required by <see cref="FaultKind.Status"/>.</summary>
    public int? Status { get; set; }

    /// <summary>Replaces the error's message.</summary>
    public string? Message { get; set; }

    /// <summary>Sends a <c>Retry-After</c> of that many seconds with an HTTP error.</summary>
    public int? RetryAfterSeconds { get; set; }

    /// <summary>
    /// Sends, as <c>Retry-After</c> in whole seconds rounded up, the time until its condition ends: <see cref="FaultCondition.UntilSeconds"/>.
    /// </summary>
    public bool RetryAtEnd { get; set; }

    /// <summary>
    /// How many tokens arrive before it strikes, for faults inside an answer. Default: 3; <see cref="FaultKind.Cut"/> and
    /// <see cref="FaultKind.ConnectionLost"/> strike before the headers without it.
    /// </summary>
    public int? AfterTokens { get; set; }

    /// <summary>
    /// Milliseconds: the delay of a slow or stalled answer, the pause between two comments, pieces of white space or pieces of an answer, or the
    /// silence between the tokens and the end of a stream or connection that breaks after them.
    /// </summary>
    public int? DelayMs { get; set; }

    /// <summary>
    /// How many comments or pieces of white space (default 3), how many KiB an oversized event has (default 1,024), or how many bytes of an answer
    /// come at once (default 16).
    /// </summary>
    public int? Count { get; set; }

    /// <summary>
    /// Comments or white space without end, until the client leaves, with a pause of <see cref="DelayMs"/> (default 100). Default: false.
    /// </summary>
    public bool Forever { get; set; }

    /// <summary>Replaces the whole body of an HTTP error, byte for byte.</summary>
    public string? Body { get; set; }

    /// <summary>Replaces the content type of an HTTP error.</summary>
    public string? ContentType { get; set; }
}
