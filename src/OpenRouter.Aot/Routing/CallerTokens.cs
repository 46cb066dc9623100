namespace OpenRouter.Aot;

/// <summary>
/// The tokens that may cancel a stream: that of its call and that of its reader. It refers to nothing but them, so that a token that lives long
/// never keeps a dropped stream alive.
/// </summary>
internal sealed class CallerTokens : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly CancellationToken call;
    private readonly CancellationTokenRegistration ofCall;
    private CancellationToken reader;
    private CancellationTokenRegistration ofReader;

    /// <param name="call">The token of the call that made the stream.</param>
    public CallerTokens(CancellationToken call)
    {
        this.call = call;
        Token = source.Token;
        ofCall = Register(call);
    }

    /// <summary>Cancelled by either of them.</summary>
    public CancellationToken Token { get; }

    /// <summary>The caller's own token that cancelled; what an <see cref="OperationCanceledException"/> should name.</summary>
    public CancellationToken Cancelled => reader.IsCancellationRequested ? reader : call;

    /// <summary>Adds the reader's token.</summary>
    public void Add(CancellationToken token)
    {
        reader = token;
        if (token != call)
            ofReader = Register(token);
    }

    public void Cancel()
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The stream ended at the same moment; nobody listens any more.
        }
    }

    public void Dispose()
    {
        ofCall.Dispose();
        ofReader.Dispose();
        source.Dispose();
    }

    private CancellationTokenRegistration Register(CancellationToken token) => token.UnsafeRegister(static self => ((CallerTokens)self!).Cancel(), this);
}
