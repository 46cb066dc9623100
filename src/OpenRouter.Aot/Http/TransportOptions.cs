namespace OpenRouter.Aot;

/// <summary>The limits of the transport, and its connections.</summary>
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
    /// The end of one attempt, a stream as well as any other, whatever still arrives: neither white space, comments nor content extend it. What
    /// the reader of a stream takes does not count. Default 10 minutes; for longer streams set it higher.
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

    /// <summary>
    /// Whether HTTP/2 is spoken over TLS where the server can, with several connections: one takes 50 requests before the next is opened. False:
    /// HTTP/1.1, with a connection for each request at a time, as always without TLS. Default true.
    /// </summary>
    public bool UseHttp2 { get; set; } = true;

    /// <summary>
    /// How long a connection is reused, so that a change of DNS is followed, and how long an idle one is kept. Default 5 minutes.
    /// </summary>
    public TimeSpan ConnectionLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Whether the system's proxy is used (also <c>HTTPS_PROXY</c>, <c>ALL_PROXY</c>, <c>NO_PROXY</c>). It sees the host, and nothing of what is encrypted.
    /// Without TLS no proxy is used: it would read the key. Default true.
    /// </summary>
    public bool UseProxy { get; set; } = true;

    /// <summary>
    /// Changes the client's own handler before it is used, and each of them alike: a proxy of your own, certificates to trust, another way to connect.
    /// Redirects stay off. Default: null.
    /// </summary>
    public Action<SocketsHttpHandler>? ConfigureHandler { get; set; }
}
