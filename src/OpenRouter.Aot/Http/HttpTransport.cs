using System.Net;
using System.Runtime.CompilerServices;

namespace OpenRouter.Aot;

/// <summary>
/// The way to the service: the same connections for all keys, because the key travels with the request. Faults come back as values, because an
/// exception costs more than everything else an attempt does. Safe for use by several threads.
/// </summary>
internal sealed class HttpTransport : IDisposable
{
    private readonly HttpLanes lanes;
    private readonly Uri baseUrl;
    private readonly string prefix;
    private readonly List<KeyValuePair<string, string>> headers;
    private readonly Version version;
    private volatile Address? last;

    /// <param name="baseUrl">The API's address, such as <c>https://openrouter.ai/api/v1</c>.</param>
    /// <param name="headers">Headers of every request.</param>
    /// <param name="options">The limits.</param>
    /// <param name="handler">A handler in place of our own; null for our own.</param>
    public HttpTransport(Uri baseUrl, IEnumerable<KeyValuePair<string, string>> headers, TransportOptions options, HttpMessageHandler? handler = null)
    {
        this.baseUrl = baseUrl;
        prefix = baseUrl.AbsoluteUri.TrimEnd('/');
        this.headers = new List<KeyValuePair<string, string>>(headers);
        Options = options;
        version = options.UseHttp2 ? HttpVersion.Version20 : HttpVersion.Version11;
        bool isEncrypted = baseUrl.Scheme == Uri.UriSchemeHttps;
        lanes = handler is null
            ? new HttpLanes(() => HttpHandlers.Create(options, isEncrypted), isOwn: true, isEncrypted && options.UseHttp2 ? HttpLanes.Most : 1)
            : new HttpLanes(() => handler, isOwn: false, count: 1);
    }

    public TransportOptions Options { get; }

    /// <summary>Sends a request and waits for the answer's headers.</summary>
    /// <param name="call">The request.</param>
    /// <param name="exchange">What it is sent with; its limits have begun.</param>
    /// <returns>The answer of the exchange.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public ValueTask<HttpAnswer> SendAsync(in HttpCall call, HttpExchange exchange) =>
        SendAsync(exchange.Compose(call, this), exchange, lanes.Enter());

    /// <summary>A message with the headers of all requests and those of this one, which replace them.</summary>
    /// <exception cref="ArgumentException">The path leads to another host than the base address.</exception>
    public HttpRequestMessage CreateMessage(in HttpCall call)
    {
        HttpRequestMessage request = CreateMessage(call.Method, call.Path);
        request.Headers.TryAddWithoutValidation("Authorization", call.Authorization);
        foreach ((string name, string value) in call.Headers ?? [])
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    /// <summary>Whether a header can go with a request: not one of the body, nor the one that carries the key.</summary>
    public static bool CanSend(string name, string value)
    {
        using var trial = new HttpRequestMessage();
        return !name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) && !value.AsSpan().ContainsAny('\r', '\n', '\0')
            && trial.Headers.TryAddWithoutValidation(name, value);
    }

    /// <summary>Opens connections, so that the first requests need not. What is asked is asked without a key, and what is answered does not matter.</summary>
    /// <param name="connections">How many.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>Why one could not be opened; none where all are open.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<(TransportFault Fault, string? Detail)> WarmUpAsync(int connections, TimeProvider time, CancellationToken cancellationToken)
    {
        var exchanges = new HttpExchange[connections];
        var asked = new Task[connections];
        try
        {
            for (int i = 0; i < connections; i++)
            {
                exchanges[i] = new HttpExchange(time);
                exchanges[i].Start(Options.FirstByteTimeout, Options.AttemptTimeout, cancellationToken);
                asked[i] = AskAsync(exchanges[i], lanes.Get(i % lanes.Count));
            }

            // An answer that is read at once would leave its connection free for the next that asks, which then opens none.
            await Task.WhenAll(asked).ConfigureAwait(false);
            (TransportFault Fault, string? Detail) first = default;
            foreach (HttpExchange exchange in exchanges)
            {
                if (exchange.Answer.Fault != TransportFault.None)
                {
                    first = first.Fault == TransportFault.None ? (exchange.Answer.Fault, exchange.Answer.FaultDetail) : first;
                    continue;
                }

                (_, PooledBody body) = await exchange.Answer.ReadBodyAsync(Options, exchange.Timer).ConfigureAwait(false);
                body.Dispose();
            }

            return first;
        }
        finally
        {
            foreach (HttpExchange? exchange in exchanges)
                exchange?.Dispose();
        }
    }

    public void Dispose() => lanes.Dispose();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<HttpAnswer> SendAsync(HttpRequestMessage request, HttpExchange exchange, HttpLane lane)
    {
        AttemptTimer timer = exchange.Timer;
        timer.Begin(TransportFault.FirstByteTimeout, Options.FirstByteTimeout);
        bool isTaken = false;
        try
        {
            exchange.Answer.Set(await lane.SendAsync(request, timer.Token).ConfigureAwait(false), lane);
            isTaken = true;
        }
        catch (Exception exception) when (HttpFaults.Find(exception, timer, TransportFault.Reset) is { } fault)
        {
            exchange.Answer.Set(fault, HttpFaults.Describe(exception));
        }
        catch (Exception exception) when (HttpFaults.IsCallerGone(exception, timer))
        {
            throw HttpFaults.CallerGone(exception, timer);
        }
        finally
        {
            if (!isTaken)
                lane.Leave();
        }

        return exchange.Answer;
    }

    private async Task AskAsync(HttpExchange exchange, HttpLane lane)
    {
        using HttpRequestMessage request = CreateMessage(HttpMethod.Get, "/key");
        lane.Enter();
        await SendAsync(request, exchange, lane).ConfigureAwait(false);
    }

    private HttpRequestMessage CreateMessage(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, FindUrl(path)) { Version = version, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        foreach ((string name, string value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private Uri FindUrl(string path)
    {
        // Nearly all requests of a client have the same path.
        if (last is { } known && ReferenceEquals(known.Path, path))
            return known.Url;
        var url = new Uri(prefix + path);
        if (url.Scheme != baseUrl.Scheme || url.Authority != baseUrl.Authority)
            throw new ArgumentException($"The path '{path}' leads to {url.Authority} instead of {baseUrl.Authority}, and the key would go there. Begin it with a slash.", nameof(path));
        last = new Address(path, url);
        return url;
    }

    private sealed record Address(string Path, Uri Url);
}
