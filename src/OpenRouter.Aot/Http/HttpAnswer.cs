using System.Net.Http.Headers;
using System.Runtime.CompilerServices;

namespace OpenRouter.Aot;

/// <summary>The headers of an answer and the way to its body, or the reason why there are none. Used again for other answers.</summary>
internal sealed class HttpAnswer : IDisposable
{
    private HttpResponseMessage? response;
    private HttpLane? lane;

    /// <summary>Takes the reason why there is no answer.</summary>
    public void Set(TransportFault fault, string? detail)
    {
        Clear();
        Fault = fault;
        FaultDetail = detail;
    }

    /// <summary>Takes an answer.</summary>
    /// <param name="taken">The answer.</param>
    /// <param name="from">Where it came from.</param>
    public void Set(HttpResponseMessage taken, HttpLane from)
    {
        Clear();
        response = taken;
        lane = from;
        IsShared = !from.IsOwn;
        HttpResponseHeaders headers = taken.Headers;
        Status = (int)taken.StatusCode;
        Headers = new AnswerHeaders
        {
            ContentType = taken.Content.Headers.NonValidated.TryGetValues("Content-Type", out HeaderStringValues type) ? type.ToString() : null,
            RetryAfter = Value(headers, "Retry-After"),
            RetryAfterMilliseconds = Value(headers, "retry-after-ms"),
            RateLimitLimit = Value(headers, "X-RateLimit-Limit"),
            RateLimitReset = Value(headers, "X-RateLimit-Reset"),
            GenerationId = Value(headers, "X-Generation-Id"),
        };
    }

    /// <summary>Why there are no headers; none where there are.</summary>
    public TransportFault Fault { get; private set; }

    /// <summary>What the network said of the fault.</summary>
    public string? FaultDetail { get; private set; }

    public int Status { get; private set; }

    public AnswerHeaders Headers { get; private set; }

    /// <summary>Whether the body has been read to its end.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Whether a handler of the caller's has seen message and answer, and may keep them.</summary>
    public bool IsShared { get; private set; }

    public bool IsSuccess => Status is >= 200 and < 300;

    public bool IsEventStream => Headers.ContentType is { } type && type.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase);

    /// <summary>What is known before the body is read.</summary>
    public AnswerSummary Summary => AnswerSummary.FromHeaders(Status, Headers) with { Fault = Fault, FaultDetail = FaultDetail };

    /// <summary>The body as it arrives.</summary>
    public ValueTask<Stream> OpenAsync(CancellationToken cancellationToken) =>
        // The body of our own handler is there without a task; of another's content it would be read as a whole, and on this thread.
        IsShared ? new(response!.Content.ReadAsStreamAsync(cancellationToken)) : new(response!.Content.ReadAsStream(cancellationToken));

    /// <summary>Notes that the body has been read to its end.</summary>
    public void NoteEnd() => IsWhole = true;

    /// <summary>Reads the whole body. A fault leaves what had arrived in it.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
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
                {
                    NoteEnd();
                    return (TransportFault.None, body);
                }

                body.Advance(count);
                if (body.Length > limits.MaxAnswerBytes)
                    return (TransportFault.TooLarge, body);
                timer.Begin(TransportFault.Stall, limits.StallTimeout);
            }
        }
        catch (Exception exception) when (HttpFaults.Find(exception, timer, TransportFault.Truncated) is { } fault)
        {
            return (fault, body);
        }
        catch (Exception exception) when (HttpFaults.IsCallerGone(exception, timer))
        {
            throw HttpFaults.CallerGone(exception, timer);
        }
    }

    /// <summary>Lets go of the connection. One with an unread body is closed at once, which stops work and billing at many providers.</summary>
    public void Dispose()
    {
        response?.Dispose();
        response = null;
        lane?.Leave();
        lane = null;
    }

    private void Clear()
    {
        Dispose();
        (Fault, FaultDetail, Status, Headers, IsWhole, IsShared) = (TransportFault.None, null, 0, default, false, false);
    }

    private static string? Value(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null;
}
