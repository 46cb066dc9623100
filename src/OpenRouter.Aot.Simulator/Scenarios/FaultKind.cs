namespace OpenRouter.Aot.Simulator;

/// <summary>The ways in which a request can go wrong. In JSON each has its snake_case name, such as <c>error_in_200</c>.</summary>
/// <remarks>
/// Faults of the provider move on to the next of the request's <c>models</c>; all others end the request. A fault inside an answer that
/// makes
/// sense for streams only has its nearest kin in a whole answer, said where it applies.
/// </remarks>
public enum FaultKind
{
    /// <summary>401 "User not found.", as for a revoked key.</summary>
    Unauthorized,

    /// <summary>402, the account's credits are used up.</summary>
    Credits,

    /// <summary>403 "Key limit exceeded".</summary>
    KeyLimit,

    /// <summary>402 because too much runs at once, with <c>Retry-After</c> (default 1).</summary>
    InFlight,

    /// <summary>402 because this request is dearer than what is left.</summary>
    TooDear,

    /// <summary>403, the input was flagged.</summary>
    Moderation,

    /// <summary>404 "No endpoints found". Provider fault.</summary>
    NoEndpoints,

    /// <summary>400 "… is not a valid model ID". Provider fault.</summary>
    InvalidModel,

    /// <summary>A passing error, by default 503, whose HTTP status is 400.</summary>
    WrappedTransient,

    /// <summary>429, the account's free requests of this minute are used up.</summary>
    FreePerMinute,

    /// <summary>429, the account's free requests of this UTC day are used up.</summary>
    FreePerDay,

    /// <summary>429 of the provider, shared by all keys. Provider fault.</summary>
    UpstreamThrottle,

    /// <summary>500 "Internal Server Error".</summary>
    ServerError,

    /// <summary>502. Provider fault.</summary>
    ProviderUnavailable,

    /// <summary>503. Provider fault.</summary>
    Overloaded,

    /// <summary>529. Provider fault.</summary>
    ProviderOverloaded,

    /// <summary>An HTML page of the edge, by default 503; with 429 it is the edge's own limit.</summary>
    Html,

    /// <summary>Any status with any body.</summary>
    Status,

    /// <summary>HTTP 200 with nothing but an error.</summary>
    ErrorIn200,

    /// <summary>HTTP 200 with an error inside the choice, after some content.</summary>
    ErrorInChoice,

    /// <summary>A stream whose first event is an error. A whole answer: as <see cref="ErrorIn200"/>.</summary>
    FirstEventError,

    /// <summary>A stream that breaks off with an error event. A whole answer: as <see cref="ErrorInChoice"/>.</summary>
    MidStreamError,

    /// <summary>
    /// The connection is cut, or of HTTP/2 this one stream: before the headers, or after some tokens where their number is given.
    /// </summary>
    Cut,

    /// <summary>A stream that ends with neither a finish reason nor <c>[DONE]</c>. A whole answer: as <see cref="Malformed"/>.</summary>
    Unfinished,

    /// <summary>An answer without content, finish reason and tokens.</summary>
    Empty,

    /// <summary>
    /// An answer without content because reasoning took all tokens; finish reason <c>length</c>. Billed, and counted as succeeded, as the
    /// service does.
    /// </summary>
    Length,

    /// <summary>
    /// Some tokens, then silence: for the delay given, after which the answer goes on, or until the client leaves. A whole answer: its headers
    /// and a line break, then silence; the headers alone after 0 tokens.
    /// </summary>
    Stall,

    /// <summary>A delay (default 2,000 ms) before the first token, on top of the model's latency. Adds up.</summary>
    SlowFirstToken,

    /// <summary>White space before a whole answer, or in its place where it goes on for ever. Adds up; streams are not touched.</summary>
    KeepAliveWhitespace,

    /// <summary>
    /// Comments before a stream's first event, and as many after the given number of tokens; where they go on for ever, after that number
    /// of tokens alone. Adds up; whole answers are not touched.
    /// </summary>
    Comments,

    /// <summary>JSON that stops in the middle: the whole answer, or the last event of a stream.</summary>
    Malformed,

    /// <summary>
    /// An event swollen with white space to the KiB given, after which the stream ends without a finish. A whole answer: all of it swollen.
    /// </summary>
    Oversized,

    /// <summary>
    /// The stream is reset with <c>REFUSED_STREAM</c> before any answer, which allows a client to send its request again. HTTP/1.1: the connection
    /// is closed before any answer. Counted as an attempt that failed.
    /// </summary>
    RefusedStream,

    /// <summary>
    /// The connection says with <c>GOAWAY</c> that it takes no more requests; this one and those on their way are still answered. HTTP/1.1: the
    /// answer has <c>Connection: close</c>. Adds up.
    /// </summary>
    Goaway,

    /// <summary>
    /// The whole connection breaks without a goodbye, and of HTTP/2 all its streams: before the headers, or after some tokens where their number
    /// is given.
    /// </summary>
    ConnectionLost,

    /// <summary>The answer comes a few bytes at a time: as many as the count says (default 16) after each delay (default 10 ms). Adds up.</summary>
    Trickle,
}
