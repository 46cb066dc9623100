namespace OpenRouter.Aot;

/// <summary>
/// What an exchange is made with: limits of time, message, body, answer. All of it is used again for the next exchange, where the last one ended well:
/// what a broken one has left behind may still be in the hands of a connection. Not safe for use by several threads.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class HttpExchange(TimeProvider time) : IDisposable
{
    private HttpRequestMessage? request;
    private RequestContent? content;
    private string? path;
    private string? authorization;
    private bool hasOwnHeaders;

    /// <summary>The limits.</summary>
    public AttemptTimer Timer { get; } = new(time);

    /// <summary>The answer of the current exchange.</summary>
    public HttpAnswer Answer { get; } = new();

    /// <summary>Begins an exchange.</summary>
    /// <param name="untilContent">By when its first content must have come, counted from now.</param>
    /// <param name="end">Its end, counted from now.</param>
    /// <param name="callerToken">The caller's own token.</param>
    public void Start(TimeSpan untilContent, TimeSpan end, CancellationToken callerToken)
    {
        Answer.Clear();
        Timer.Start(untilContent, end, callerToken);
    }

    /// <summary>The message of a call: that of the last exchange with what is new, where nobody else can have seen it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="transport">Where it goes, and the headers of all calls.</param>
    public HttpRequestMessage Compose(in HttpCall call, HttpTransport transport)
    {
        bool isSame = request is not null && !hasOwnHeaders && call.Headers is null or [] && request.Method == call.Method && ReferenceEquals(path, call.Path);
        if (!isSame)
        {
            request = transport.CreateMessage(call);
            hasOwnHeaders = call.Headers is { Count: > 0 };
            path = call.Path;
        }
        else if (!ReferenceEquals(authorization, call.Authorization))
        {
            request!.Headers.Remove("Authorization");
            request.Headers.TryAddWithoutValidation("Authorization", call.Authorization);
        }

        authorization = call.Authorization;
        if (call.Body.IsEmpty)
        {
            request!.Content = null;
            return request;
        }

        content ??= new RequestContent();
        content.Set(call.Body, call.ContentType);
        request!.Content = content;
        return request;
    }

    /// <summary>Ends the exchange: lets go of the connection, and of what cannot be used again.</summary>
    /// <returns>Whether nobody holds the body any more, so that its buffer may be used for something else.</returns>
    public bool End()
    {
        bool isFree = Answer is { IsWhole: true, IsShared: false } && (content is null || content.IsDone);
        Answer.Dispose();
        Timer.Stop();
        if (!isFree)
        {
            request = null;
            content = null;
        }

        return isFree;
    }

    public void Dispose()
    {
        End();
        Timer.Dispose();
    }
}
