namespace OpenRouter.Aot;

/// <summary>Why an exchange brought no whole answer, as far as the transport can tell.</summary>
public enum TransportFault
{
    /// <summary>The answer arrived whole.</summary>
    None,

    /// <summary>No connection: name look-up, connect or TLS failed. The request never left.</summary>
    Connect,

    /// <summary>No connection within the connect limit. The request never left.</summary>
    ConnectTimeout,

    /// <summary>
    /// The server refused the stream before it looked at it (HTTP/2's <c>REFUSED_STREAM</c>, three times in a row). It was not served.
    /// </summary>
    Refused,

    /// <summary>The connection broke after the request had been sent and before the answer's headers. It may have been served and billed.</summary>
    Reset,

    /// <summary>No headers within the first-byte limit. The request may have been served and billed.</summary>
    FirstByteTimeout,

    /// <summary>Headers, but no content, reasoning or tool call within the time-to-first-token limit; comments and white space do not count.</summary>
    FirstTokenTimeout,

    /// <summary>The answer began and then nothing more came within the stall limit.</summary>
    Stall,

    /// <summary>The attempt reached its end: its own limit, or the deadline of the request.</summary>
    AttemptTimeout,

    /// <summary>The connection broke inside the answer.</summary>
    Truncated,

    /// <summary>The answer is no JSON, or a stream ended without a finish reason and without <c>[DONE]</c>.</summary>
    Malformed,

    /// <summary>The answer, or one event of it, is larger than its limit.</summary>
    TooLarge,
}
