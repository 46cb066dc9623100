using System.Net.Http.Headers;

namespace OpenRouter.Aot;

/// <summary>The headers of an answer and the way to its body, or the reason why there are none.</summary>
internal sealed class HttpAnswer : IDisposable
{
    private readonly HttpResponseMessage? response;

    public HttpAnswer(TransportFault fault, string? detail)
    {
        Fault = fault;
        FaultDetail = detail;
    }

    public HttpAnswer(HttpResponseMessage response)
    {
        this.response = response;
        HttpResponseHeaders headers = response.Headers;
        Status = (int)response.StatusCode;
        Headers = new AnswerHeaders
        {
            ContentType = response.Content.Headers.NonValidated.TryGetValues("Content-Type", out HeaderStringValues type) ? type.ToString() : null,
            RetryAfter = Value(headers, "Retry-After"),
            RetryAfterMilliseconds = Value(headers, "retry-after-ms"),
            RateLimitLimit = Value(headers, "X-RateLimit-Limit"),
            RateLimitReset = Value(headers, "X-RateLimit-Reset"),
            GenerationId = Value(headers, "X-Generation-Id"),
        };
    }

    /// <summary>Why there are no headers; none where there are.</summary>
    public TransportFault Fault { get; }

    /// <summary>What the network said of the fault.</summary>
    public string? FaultDetail { get; }

    public int Status { get; }

    public AnswerHeaders Headers { get; }

    public bool IsSuccess => Status is >= 200 and < 300;

    public bool IsEventStream => Headers.ContentType is { } type && type.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase);

    /// <summary>What is known before the body is read.</summary>
    public AnswerSummary Summary => AnswerSummary.FromHeaders(Status, Headers) with { Fault = Fault, FaultDetail = FaultDetail };

    /// <summary>The body as it arrives.</summary>
    public ValueTask<Stream> OpenAsync(CancellationToken cancellationToken) =>
        new(response!.Content.ReadAsStreamAsync(cancellationToken));

    /// <summary>Reads the whole body. A fault leaves what had arrived in it.</summary>
    public async ValueTask<(TransportFault Fault, PooledBody Body)> ReadBodyAsync(TransportOptions limits, AttemptTimer timer)
    {
        var body = new PooledBody(16 * 1024);
        try
        {
            timer.Begin(TransportFault.Stall, limits.StallTimeout);
            Stream stream = await OpenAsync(timer.Token).ConfigureAwait(false);
            while (true)
            {
                int count = await stream.ReadAsync(body.GetMemory(), timer.Token).ConfigureAwait(false);
                if (count == 0)
                    return (TransportFault.None, body);
                body.Advance(count);
                if (body.Length > limits.MaxAnswerBytes)
                    return (TransportFault.TooLarge, body);
                timer.Begin(TransportFault.Stall, limits.StallTimeout);
            }
        }
        catch (Exception exception) when (HttpTransport.ToFault(exception, timer, TransportFault.Truncated) is { } fault)
        {
            return (fault, body);
        }
        catch (Exception exception) when (HttpTransport.IsCallerGone(exception, timer))
        {
            throw HttpTransport.CallerGone(exception, timer);
        }
    }

    /// <summary>Lets go of the connection. One with an unread body is closed at once, which stops work and billing at many providers.</summary>
    public void Dispose() => response?.Dispose();

    private static string? Value(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null;
}
