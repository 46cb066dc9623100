namespace OpenRouter.Aot;

/// <summary>The limits of the transport. None of them is a total time-out of a healthy stream.</summary>
public sealed class TransportOptions
{
    /// <summary>Until the connection stands, TLS included. Default 10 seconds.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Until the answer's headers. Default 2 minutes.</summary>
    public TimeSpan FirstByteTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>From a stream's headers until its first content; comments do not count. Default 2 minutes.</summary>
    public TimeSpan FirstTokenTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Between two events of a stream that bring content, a finish reason or the usage, or two arrivals of any other body. Comments and empty
    /// deltas do not count, nor does the time that the reader of a stream takes. Default 1 minute.
    /// </summary>
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The end of one attempt at an answer that is no stream, keep-alive white space or not; of a stream, until its first content.
    /// Default 10 minutes.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The largest answer that is no stream, or that a stream is put together to, in bytes; of a longer stream the error of its breaking keeps
    /// no more. Default 256 MiB: images arrive as base64.
    /// </summary>
    public int MaxAnswerBytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>The largest event of a stream, in bytes. Default 64 MiB: images arrive as base64.</summary>
    public int MaxEventBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>The deepest that objects and arrays may nest in an answer. Default 256.</summary>
    public int MaxJsonDepth { get; set; } = JsonLimits.Default.MaxDepth;

    /// <summary>The longest text in an answer, in bytes as it is sent. Default 256 MiB: images arrive as base64.</summary>
    public int MaxStringBytes { get; set; } = JsonLimits.Default.MaxStringBytes;

    internal JsonLimits Json => new(MaxJsonDepth, MaxStringBytes);

    /// <summary>How long a connection is reused, so that a change of DNS is followed. Default 5 minutes.</summary>
    public TimeSpan ConnectionLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether the system's proxy is used. Default true.</summary>
    public bool UseProxy { get; set; } = true;
}
