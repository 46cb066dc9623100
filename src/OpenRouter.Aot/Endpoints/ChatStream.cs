namespace OpenRouter.Aot;

/// <summary>
/// A streamed chat. It begins when it is first read, and can be read once. Leaving it early closes the connection at once, which stops the
/// billing at many providers. Not safe for use by several threads.
/// </summary>
public sealed class ChatStream : IAsyncEnumerable<ChatChunk>, IAsyncDisposable
{
    private readonly Func<CancellationToken, ValueTask<(OpenRouterResult<OpenStream<ChatChunk>> Result, AnswerInfo Info)>> open;
    private readonly CancellationToken cancellationToken;
    private CancellationTokenSource? linked;
    private OpenStream<ChatChunk>? stream;
    private bool isRead;

    internal ChatStream(
        Func<CancellationToken, ValueTask<(OpenRouterResult<OpenStream<ChatChunk>> Result, AnswerInfo Info)>> open, CancellationToken cancellationToken)
    {
        this.open = open;
        this.cancellationToken = cancellationToken;
    }

    /// <summary>How the answer came about; final once the stream has ended.</summary>
    public AnswerInfo Info { get; private set; } = new();

    /// <summary>Reads the stream.</summary>
    /// <param name="cancellationToken">Cancels beside the token of the call that made the stream.</param>
    /// <exception cref="InvalidOperationException">The stream has been read already.</exception>
    /// <exception cref="OpenRouterException">No attempt brought content.</exception>
    /// <exception cref="StreamInterruptedException">The stream broke after content had arrived.</exception>
    public async IAsyncEnumerator<ChatChunk> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (isRead)
            throw new InvalidOperationException("A ChatStream can be read once. Ask again for another answer.");
        isRead = true;
        try
        {
            if (stream is null)
                (await OpenAsync(cancellationToken).ConfigureAwait(false)).GetValueOrThrow();
            while (await stream!.ReadAsync().ConfigureAwait(false) is { } chunk)
                yield return chunk;
        }
        finally
        {
            await DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Reads the stream to its end and puts it together.</summary>
    /// <param name="cancellationToken">Cancels beside the token of the call that made the stream.</param>
    /// <exception cref="InvalidOperationException">The stream has been read already.</exception>
    /// <exception cref="OpenRouterException">No attempt brought content.</exception>
    /// <exception cref="StreamInterruptedException">The stream broke after content had arrived.</exception>
    public async ValueTask<ChatCompletion> ToCompletionAsync(CancellationToken cancellationToken = default)
    {
        var whole = new ChatAccumulator();
        await foreach (ChatChunk chunk in this.WithCancellation(cancellationToken).ConfigureAwait(false))
            whole.Add(chunk);
        ChatCompletion completion = whole.ToCompletion();
        completion.Info = Info;
        return completion;
    }

    /// <summary>Leaves the stream; where it was not read to its end, the connection is closed.</summary>
    public ValueTask DisposeAsync()
    {
        stream?.Dispose();
        linked?.Dispose();
        linked = null;
        return ValueTask.CompletedTask;
    }

    internal async ValueTask<OpenRouterResult<ChatStream>> OpenAsync(CancellationToken readerToken)
    {
        CancellationToken token = cancellationToken;
        if (readerToken.CanBeCanceled && readerToken != cancellationToken)
        {
            linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, readerToken);
            token = linked.Token;
        }

        (OpenRouterResult<OpenStream<ChatChunk>> result, AnswerInfo info) = await open(token).ConfigureAwait(false);
        Info = info;
        if (!result.IsSuccess)
            return new OpenRouterResult<ChatStream>(result.Error);
        stream = result.Value;
        stream.Info = info;
        return new OpenRouterResult<ChatStream>(this);
    }
}
