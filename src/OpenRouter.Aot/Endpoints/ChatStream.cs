namespace OpenRouter.Aot;

/// <summary>
/// A streamed chat. It begins when it is first read, and can be read once. Leaving it early closes the connection at once, which stops the
/// billing at many providers. One thread reads; any thread may leave it.
/// </summary>
public sealed class ChatStream : IAsyncEnumerable<ChatChunk>, IAsyncDisposable
{
    private const int Idle = 0;
    private const int Busy = 1;
    private const int Left = 2;

    private readonly Func<CancellationToken, ValueTask<(OpenRouterResult<OpenStream<ChatChunk>> Result, AnswerInfo Info)>> open;
    private readonly ChatAccumulator whole;
    private readonly CancellationToken cancellationToken;
    private CallerTokens? tokens;
    private OpenStream<ChatChunk>? stream;
    private bool keepsAll;
    private bool isRead;
    private int state;

    internal ChatStream(
        Func<CancellationToken, ValueTask<(OpenRouterResult<OpenStream<ChatChunk>> Result, AnswerInfo Info)>> open, ChatAccumulator whole,
        CancellationToken cancellationToken)
    {
        this.open = open;
        this.whole = whole;
        this.cancellationToken = cancellationToken;
    }

    /// <summary>How the answer came about; final once the stream has ended.</summary>
    public AnswerInfo Info { get; private set; } = new();

    /// <summary>Reads the stream.</summary>
    /// <param name="cancellationToken">Cancels beside the token of the call that made the stream.</param>
    /// <exception cref="InvalidOperationException">The stream has been read already.</exception>
    /// <exception cref="ObjectDisposedException">The stream was left, before or while it is read.</exception>
    /// <exception cref="OpenRouterException">No attempt brought content.</exception>
    /// <exception cref="StreamInterruptedException">The stream broke after content had arrived.</exception>
    /// <exception cref="OperationCanceledException">A token cancelled; it names the token.</exception>
    public async IAsyncEnumerator<ChatChunk> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref isRead, true))
            throw new InvalidOperationException("A ChatStream can be read once. Ask again for another answer.");
        try
        {
            tokens ??= new CallerTokens(this.cancellationToken);
            tokens.Add(cancellationToken);
            while (await NextAsync().ConfigureAwait(false) is { } chunk)
                yield return chunk;
        }
        finally
        {
            await DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Reads the stream to its end and puts it together. It may be as large as an answer that is no stream.</summary>
    /// <param name="cancellationToken">Cancels beside the token of the call that made the stream.</param>
    /// <exception cref="InvalidOperationException">The stream has been read already.</exception>
    /// <exception cref="ObjectDisposedException">The stream was left, before or while it is read.</exception>
    /// <exception cref="OpenRouterException">No attempt brought content.</exception>
    /// <exception cref="StreamInterruptedException">The stream broke after content had arrived.</exception>
    /// <exception cref="OperationCanceledException">A token cancelled; it names the token.</exception>
    public async ValueTask<ChatCompletion> ToCompletionAsync(CancellationToken cancellationToken = default)
    {
        keepsAll = true;
        await foreach (ChatChunk _ in this.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            // The stream puts itself together as it is read.
        }

        ChatCompletion completion = whole.ToCompletion();
        completion.Info = Info;
        return completion;
    }

    /// <summary>Leaves the stream; where it was not read to its end, the connection is closed at once, also under a reader that waits.</summary>
    public ValueTask DisposeAsync()
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

        return ValueTask.CompletedTask;
    }

    /// <summary>Asks for the stream and waits for its first content.</summary>
    internal async ValueTask<OpenRouterResult<ChatStream>> OpenAsync()
    {
        tokens ??= new CallerTokens(cancellationToken);
        try
        {
            (OpenRouterResult<OpenStream<ChatChunk>> result, AnswerInfo info) = await open(tokens.Token).ConfigureAwait(false);
            Info = info;
            if (!result.IsSuccess)
                return new OpenRouterResult<ChatStream>(result.Error);
            stream = result.Value;
            stream.Info = info;
            stream.Tokens = tokens;
            return new OpenRouterResult<ChatStream>(this);
        }
        finally
        {
            if (stream is null)
                tokens.Dispose();
        }
    }

    private async ValueTask<ChatChunk?> NextAsync()
    {
        if (Interlocked.CompareExchange(ref state, Busy, Idle) == Left)
        {
            Release();
            throw new ObjectDisposedException(nameof(ChatStream));
        }

        try
        {
            if (stream is null)
                (await OpenAsync().ConfigureAwait(false)).GetValueOrThrow();
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
