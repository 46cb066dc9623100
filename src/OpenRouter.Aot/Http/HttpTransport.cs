using System.Net;

namespace OpenRouter.Aot;

/// <summary>
/// The way to the service: one handler for all keys, because the key travels with the request. Faults come back as values, because an
/// exception costs more than everything else an attempt does.
/// </summary>
internal sealed class HttpTransport : IDisposable
{
    private readonly HttpMessageInvoker invoker;
    private readonly string baseAddress;
    private readonly List<KeyValuePair<string, string>> headers;

    /// <param name="baseAddress">The API's address, such as <c>https://openrouter.ai/api/v1</c>.</param>
    /// <param name="headers">Headers of every request.</param>
    /// <param name="options">The limits.</param>
    /// <param name="handler">A handler in place of our own; null for our own.</param>
    public HttpTransport(Uri baseAddress, IEnumerable<KeyValuePair<string, string>> headers, TransportOptions options, HttpMessageHandler? handler = null)
    {
        this.baseAddress = baseAddress.AbsoluteUri.TrimEnd('/');
        this.headers = new List<KeyValuePair<string, string>>(headers);
        Options = options;
        invoker = new HttpMessageInvoker(handler ?? CreateHandler(options), disposeHandler: true);
    }

    public TransportOptions Options { get; }

    /// <summary>Sends a request and waits for the answer's headers.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async ValueTask<HttpAnswer> SendAsync(HttpCall call, AttemptTimer timer)
    {
        using var request = new HttpRequestMessage(call.Method, new Uri(baseAddress + call.Path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        request.Headers.TryAddWithoutValidation("Authorization", call.Authorization);
        foreach ((string name, string value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        foreach ((string name, string value) in call.Headers ?? [])
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (!call.Body.IsEmpty)
            request.Content = new RequestContent(call.Body, call.ContentType);

        timer.Begin(TransportFault.FirstByteTimeout, Options.FirstByteTimeout);
        try
        {
            return new HttpAnswer(await invoker.SendAsync(request, timer.Token).ConfigureAwait(false));
        }
        catch (Exception exception) when (ToFault(exception, timer, TransportFault.Reset) is { } fault)
        {
            return new HttpAnswer(fault, exception is HttpRequestException ? exception.Message.TrimEnd('.') : null);
        }
        catch (Exception exception) when (IsCallerGone(exception, timer))
        {
            throw CallerGone(exception, timer);
        }
    }

    /// <summary>What an exception of the network means; null where it is none, or where the caller cancelled.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="timer">The attempt's limits.</param>
    /// <param name="otherwise">What a broken connection means at this point.</param>
    public static TransportFault? ToFault(Exception exception, AttemptTimer timer, TransportFault otherwise)
    {
        if (timer.Fault != TransportFault.None)
            return timer.Fault;
        if (timer.CallerToken.IsCancellationRequested)
            return null;
        return exception switch
        {
            HttpRequestException
            {
                HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                    or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
            } => TransportFault.Connect,
            HttpRequestException or IOException => otherwise,
            // The handler's own connect limit cancels without our timer or the caller having fired.
            OperationCanceledException => TransportFault.Connect,
            _ => null,
        };
    }

    /// <summary>
    /// Whether the caller has cancelled, and a broken connection came first all the same: of two such events at once the network's may win, and the
    /// caller is to see its own.
    /// </summary>
    public static bool IsCallerGone(Exception exception, AttemptTimer timer) =>
        exception is HttpRequestException or IOException && timer.CallerToken.IsCancellationRequested;

    /// <summary>What the caller sees then.</summary>
    public static OperationCanceledException CallerGone(Exception exception, AttemptTimer timer) =>
        new(new OperationCanceledException().Message, exception, timer.CallerToken);

    /// <summary>Whether a header can go with a request: not one of the body, nor the one that carries the key.</summary>
    public static bool CanSend(string name, string value)
    {
        using var trial = new HttpRequestMessage();
        return !name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) && !value.AsSpan().ContainsAny('\r', '\n', '\0')
            && trial.Headers.TryAddWithoutValidation(name, value);
    }

    public void Dispose() => invoker.Dispose();

    // Every switched-off feature is a layer less in the handler's chain. A redirect would carry the key to another host. Decompression is not
    // even mentioned: that alone roots 1.1 MB of code in a NativeAOT image.
    private static SocketsHttpHandler CreateHandler(TransportOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = options.UseProxy,
        ConnectTimeout = options.ConnectTimeout,
        PooledConnectionLifetime = options.ConnectionLifetime,
        EnableMultipleHttp2Connections = true,
        KeepAlivePingDelay = TimeSpan.FromSeconds(30),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(15),
        ActivityHeadersPropagator = null,
        // A stream that its reader leaves is closed at once rather than drained: that is what stops the billing.
        ResponseDrainTimeout = TimeSpan.Zero,
        MaxResponseDrainSize = 0,
    };
}
