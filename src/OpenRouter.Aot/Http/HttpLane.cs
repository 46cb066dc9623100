namespace OpenRouter.Aot;

/// <summary>A handler with the connections of its own, and how many exchanges are on them. Safe for use by several threads.</summary>
/// <param name="handler">The handler.</param>
/// <param name="isOwn">Whether it is the client's own, so that nobody else sees the messages.</param>
internal sealed class HttpLane(HttpMessageHandler handler, bool isOwn) : IDisposable
{
    private readonly HttpMessageInvoker invoker = new(handler, disposeHandler: true);
    private int inFlight;

    /// <summary>Whether the handler is the client's own, so that nobody else sees the messages.</summary>
    public bool IsOwn => isOwn;

    /// <summary>Exchanges that have begun and not ended.</summary>
    public int InFlight => Volatile.Read(ref inFlight);

    /// <summary>Whether it has brought an answer: a connection stands, as far as anybody knows.</summary>
    public bool IsWarm { get; private set; }

    /// <summary>Notes that an answer has come.</summary>
    public void NoteAnswer() => IsWarm = true;

    /// <summary>Begins an exchange.</summary>
    public void Enter() => Interlocked.Increment(ref inFlight);

    /// <summary>Ends an exchange.</summary>
    public void Leave() => Interlocked.Decrement(ref inFlight);

    /// <summary>Sends a message and waits for the headers of the answer.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => invoker.SendAsync(request, cancellationToken);

    public void Dispose() => invoker.Dispose();
}
