namespace OpenRouter.Aot;

/// <summary>What the exceptions of the network mean.</summary>
internal static class HttpFaults
{
    // RFC 9113, 7: nothing of the stream was looked at, so it may be sent again.
    private const long RefusedStream = 0x7;

    /// <summary>What an exception of the network means; null where it is none, or where the caller cancelled.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="timer">The attempt's limits.</param>
    /// <param name="otherwise">What a broken connection means at this point.</param>
    public static TransportFault? Find(Exception exception, AttemptTimer timer, TransportFault otherwise)
    {
        if (timer.Fault is not TransportFault.None and var limit)
            return limit;
        if (timer.CallerToken.IsCancellationRequested)
            return null;
        return exception switch
        {
            HttpRequestException
            {
                HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                    or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
            } => TransportFault.Connect,
            HttpRequestException { InnerException: HttpProtocolException { ErrorCode: RefusedStream } } => TransportFault.Refused,
            HttpRequestException or IOException => otherwise,
            // The handler's own connect limit cancels without our timer or the caller having fired.
            OperationCanceledException => TransportFault.ConnectTimeout,
            _ => null,
        };
    }

    /// <summary>What the network said, for people; null where it said nothing.</summary>
    public static string? Describe(Exception exception) => exception switch
    {
        // What is wrong with a certificate stands in the inner exception alone.
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError, InnerException: { } inner } => $"TLS failed: {inner.Message.TrimEnd('.')}",
        HttpRequestException => exception.Message.TrimEnd('.'),
        _ => null,
    };

    /// <summary>
    /// Whether the caller has cancelled, and a broken connection came first all the same: of two such events at once the network's may win, and the
    /// caller is to see its own.
    /// </summary>
    public static bool IsCallerGone(Exception exception, AttemptTimer timer) =>
        exception is HttpRequestException or IOException && timer.CallerToken.IsCancellationRequested;

    /// <summary>What the caller sees then.</summary>
    public static OperationCanceledException CallerGone(Exception exception, AttemptTimer timer) =>
        new(new OperationCanceledException().Message, exception, timer.CallerToken);
}
