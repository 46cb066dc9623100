using System.Runtime.CompilerServices;

namespace OpenRouter.Aot;

/// <summary>
/// A streamed chat, which can be read chunk by chunk, put together, or, where every byte counts, read by <see cref="ReadAsync"/> and
/// <see cref="TextUtf8"/>, which make no object for an event.
/// </summary>
/// <example><code>
/// await using ChatStream stream = client.Chat.StreamAsync(request);
/// while (await stream.ReadAsync(ct))
///     output.Write(stream.TextUtf8);
/// </code></example>
public sealed class ChatStream : AnswerStream<ChatChunk>
{
    private readonly ChatAccumulator whole;
    private readonly Func<ChatPieceStream> createPieces;
    private ChatPieceStream? pieces;
    private ChatPiece? piece;
    private bool isReadInPieces;

    internal ChatStream(Dispatcher dispatcher, Dispatch dispatch, ChatAccumulator whole, CancellationToken cancellationToken)
        : base(dispatcher, dispatch, new ChatEventParser(whole), cancellationToken)
    {
        this.whole = whole;
        createPieces = () => new ChatPieceStream(dispatcher, dispatch, cancellationToken);
    }

    /// <summary>The new text of the first choice, as UTF-8; empty where the event has none. It lives until the next event is read.</summary>
    public ReadOnlySpan<byte> TextUtf8 => piece is null ? default : piece.Text;

    /// <summary>The new reasoning of the first choice, as UTF-8; empty where the event has none. It lives until the next event is read.</summary>
    public ReadOnlySpan<byte> ReasoningUtf8 => piece is null ? default : piece.Reasoning;

    /// <summary>The event as JSON, for <see cref="OpenRouterJson"/>: tool calls, images. It lives until the next event is read.</summary>
    public ReadOnlySpan<byte> EventUtf8 => piece is null ? default : piece.Event.Span;

    /// <summary>
    /// Reads on to the next event that brings content: text, reasoning, a tool call, an image, audio. It makes no object for it. Finish reason and usage
    /// are events without content; what they say is in <see cref="AnswerStream{TEvent}.Info"/> at the end.
    /// </summary>
    /// <param name="cancellationToken">Cancels beside the token of the call that made the stream; that of the first reading counts.</param>
    /// <returns>False at the end.</returns>
    /// <exception cref="InvalidOperationException">The stream has been read already, in another way.</exception>
    /// <exception cref="ObjectDisposedException">The stream was left, before or while it is read.</exception>
    /// <exception cref="OpenRouterException">No attempt brought content.</exception>
    /// <exception cref="StreamInterruptedException">The stream broke after content had arrived; of what arrived it has the text.</exception>
    /// <exception cref="OperationCanceledException">A token cancelled; it names the token.</exception>
    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken = default) =>
        pieces is { } open && open.TryReadAlike(out piece) ? new(true) : ReadOnAsync(cancellationToken);

    /// <summary>Reads the stream to its end and puts it together. It may be as large as an answer that is no stream.</summary>
    /// <param name="cancellationToken">Cancels beside the token of the call that made the stream.</param>
    /// <exception cref="InvalidOperationException">The stream has been read already.</exception>
    /// <exception cref="ObjectDisposedException">The stream was left, before or while it is read.</exception>
    /// <exception cref="OpenRouterException">No attempt brought content.</exception>
    /// <exception cref="StreamInterruptedException">The stream broke after content had arrived.</exception>
    /// <exception cref="OperationCanceledException">A token cancelled; it names the token.</exception>
    public async ValueTask<ChatCompletion> ToCompletionAsync(CancellationToken cancellationToken = default)
    {
        await ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        ChatCompletion answer = whole.ToCompletion();
        answer.Info = Info;
        return answer;
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        // What it shows of the event is in a buffer that others use from now on.
        piece = null;
        if (pieces is not null)
            await pieces.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> ReadOnAsync(CancellationToken cancellationToken)
    {
        if (!isReadInPieces)
        {
            BeginReading(cancellationToken);
            isReadInPieces = true;
            // A stream whose first content was waited for has made its first chunk already.
            if (!IsOpen)
            {
                pieces = createPieces();
                pieces.Begin(cancellationToken);
            }
        }

        if (pieces is not null)
        {
            piece = await pieces.ReadAsync().ConfigureAwait(false);
            Info = pieces.Info;
        }
        else if (await NextAsync().ConfigureAwait(false) is { } chunk)
        {
            (piece ??= new ChatPiece()).Take(chunk);
        }
        else
        {
            piece = null;
        }

        return piece is not null;
    }
}
