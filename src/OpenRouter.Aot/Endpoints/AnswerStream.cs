using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace OpenRouter.Aot;

/// <summary>
/// A streamed answer. It begins when it is first read, and can be read once. Leaving it early closes the connection at once, which stops the
/// billing at many providers. One thread reads; any thread may leave it.
/// </summary>
/// <typeparam name="TEvent">The events.</typeparam>
public abstract class AnswerStream<TEvent> : IAsyncEnumerable<TEvent>, IAsyncDisposable
    where TEvent : class
{
    private const int Idle = 0;
    private const int Busy = 1;
    private const int Left = 2;

    private readonly Dispatcher dispatcher;
    private readonly Dispatch dispatch;
    private readonly EventParser<TEvent> parser;
    private readonly CancellationToken cancellationToken;
    private CallerTokens? tokens;
    private OpenStream<TEvent>? stream;
    private bool keepsAll;
    private bool isRead;
    private int state;

    private protected AnswerStream(Dispatcher dispatcher, Dispatch dispatch, EventParser<TEvent> parser, CancellationToken cancellationToken)
    {
        this.dispatcher = dispatcher;
        this.dispatch = dispatch;
        this.parser = parser;
        this.cancellationToken = cancellationToken;
    }

    /// <summary>How the answer came about; final once the stream has ended.</summary>
    public AnswerInfo Info { get; private protected set; } = new();

    /// <summary>Reads the stream.</summary>
    /// <param name="cancellationToken">Cancels beside the token of the call that made the stream.</param>
    /// <exception cref="InvalidOperationException">The stream has been read already.</exception>
    /// <exception cref="ObjectDisposedException">The stream was left, before or while it is read.</exception>
    /// <exception cref="OpenRouterException">No attempt brought content.</exception>
    /// <exception cref="StreamInterruptedException">The stream broke after content had arrived.</exception>
    /// <exception cref="OperationCanceledException">A token cancelled; it names the token.</exception>
    public async IAsyncEnumerator<TEvent> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        BeginReading(cancellationToken);
        try
        {
            while (await NextAsync().ConfigureAwait(false) is { } next)
                yield return next;
        }
        finally
        {
            await DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Leaves the stream; where it was not read to its end, the connection is closed at once, also under a reader that waits.</summary>
    public virtual ValueTask DisposeAsync()
    {
        switch (Interlocked.Exchange(ref state, Left))
        {
            case Idle:
                Release();
                break;
            case Busy:
                // The reader lets go of the buffers: a read may still write into them.
                tokens!.Cancel();
                break;
        }

        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Reads the stream to its end, for who puts it together as it is read. It may be as large as an answer that is no stream.</summary>
    private protected async ValueTask ReadToEndAsync(CancellationToken cancellationToken)
    {
        keepsAll = true;
        await foreach (TEvent _ in this.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            // What is read is kept.
        }
    }

    /// <summary>Whether the first content has been waited for.</summary>
    private protected bool IsOpen => stream is not null;

    /// <summary>Begins the one reading.</summary>
    /// <exception cref="InvalidOperationException">The stream has been read already.</exception>
    private protected void BeginReading(CancellationToken readerToken)
    {
        if (Interlocked.Exchange(ref isRead, true))
            throw new InvalidOperationException("A stream can be read once. Ask again for another answer.");
        tokens ??= new CallerTokens(cancellationToken);
        tokens.Add(readerToken);
    }

    /// <summary>Asks for the stream and waits for its first content; gives the error where none came.</summary>
    internal async ValueTask<OpenRouterException?> OpenAsync()
    {
        tokens ??= new CallerTokens(cancellationToken);
        try
        {
            OpenRouterResult<OpenStream<TEvent>> result =
                await dispatcher.SendAsync(dispatch, new StreamOpener<TEvent>(parser), tokens.Token).ConfigureAwait(false);
            Info = result.IsSuccess ? result.Value.Info : result.Error.Info;
            if (!result.IsSuccess)
                return result.Error;
            stream = result.Value;
            stream.Tokens = tokens;
            return null;
        }
        finally
        {
            if (stream is null)
                tokens.Dispose();
        }
    }

    /// <summary>The next event where it has arrived and is like the one before it, but for its text; read without a state machine.</summary>
    /// <exception cref="ObjectDisposedException">The stream was left while it is read.</exception>
    private protected bool TryNextAlike([NotNullWhen(true)] out TEvent? next)
    {
        next = null;
        if (stream is not { } open || Interlocked.CompareExchange(ref state, Busy, Idle) != Idle)
            return false;
        bool isThere = open.TryReadAlike(out next);
        if (Interlocked.CompareExchange(ref state, Idle, Busy) != Left)
            return isThere;
        Release();
        throw new ObjectDisposedException(nameof(AnswerStream<>));
    }

    /// <summary>The next event, or null at the end.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private protected async ValueTask<TEvent?> NextAsync()
    {
        if (Interlocked.CompareExchange(ref state, Busy, Idle) == Left)
        {
            Release();
            throw new ObjectDisposedException(nameof(AnswerStream<>));
        }

        try
        {
            if (stream is null && await OpenAsync().ConfigureAwait(false) is { } error)
                throw error;
            stream!.KeepsAll = keepsAll;
            return await stream.ReadAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref state) == Left, this);
            throw new OperationCanceledException(exception.Message, exception, tokens!.Cancelled);
        }
        finally
        {
            if (Interlocked.CompareExchange(ref state, Idle, Busy) == Left)
                Release();
        }
    }

    private void Release()
    {
        stream?.Dispose();
        tokens?.Dispose();
    }
}
