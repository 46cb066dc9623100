using System.Net.Http.Headers;
using System.Runtime.CompilerServices;

namespace OpenRouter.Aot;

/// <summary>The headers of an answer and the way to its body, or the reason why there are none. Used again for other answers.</summary>
internal sealed class HttpAnswer : IDisposable
{
    private HttpResponseMessage? response;
    private HttpLane? lane;

    /// <summary>Forgets the last answer.</summary>
    public void Clear()
    {
        Dispose();
        (Fault, FaultDetail, Status, ContentType, GenerationId, IsWhole, IsShared) = (TransportFault.None, null, 0, null, null, false, false);
    }

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
        Status = (int)taken.StatusCode;
        ContentType = taken.Content.Headers.NonValidated.TryGetValues("Content-Type", out HeaderStringValues type) ? type.ToString() : null;
        GenerationId = Value(taken.Headers, "X-Generation-Id");
    }

    /// <summary>Why there are no headers; none where there are.</summary>
    public TransportFault Fault { get; private set; }

    /// <summary>What the network said of the fault.</summary>
    public string? FaultDetail { get; private set; }

    public int Status { get; private set; }

    /// <summary><c>Content-Type</c>.</summary>
    public string? ContentType { get; private set; }

    /// <summary><c>X-Generation-Id</c>.</summary>
    public string? GenerationId { get; private set; }

    /// <summary>All headers that matter. Of a good answer those that say when to come back are never looked at, so they are looked up when they are.</summary>
    public AnswerHeaders Headers => response is null ? default : new()
    {
        ContentType = ContentType,
        RetryAfter = Value(response.Headers, "Retry-After"),
        RetryAfterMilliseconds = Value(response.Headers, "retry-after-ms"),
        RateLimitLimit = Value(response.Headers, "X-RateLimit-Limit"),
        RateLimitReset = Value(response.Headers, "X-RateLimit-Reset"),
        GenerationId = GenerationId,
    };

    /// <summary>Whether the body has been read to its end.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Whether a handler of the caller's has seen message and answer, and may keep them.</summary>
    public bool IsShared { get; private set; }

    public bool IsSuccess => Status is >= 200 and < 300;

    public bool IsEventStream => ContentType is { } type && type.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase);

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
            Stream stream = await OpenAsync(timer.Token).ConfigureAwait(false);
            while (true)
            {
                ValueTask<int> reading = stream.ReadAsync(body.GetMemory(), timer.Token);
                // What has arrived already is not waited for.
                if (!reading.IsCompleted)
                    timer.Begin(TransportFault.Stall, limits.StallTimeout);
                int count = await reading.ConfigureAwait(false);
                if (count == 0)
                {
                    NoteEnd();
                    return (TransportFault.None, body);
                }

                body.Advance(count);
                if (body.Length > limits.MaxAnswerBytes)
                    return (TransportFault.TooLarge, body);
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

    private static string? Value(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null;
}
