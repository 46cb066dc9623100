using System.Diagnostics.CodeAnalysis;

namespace OpenRouter.Aot;

/// <summary>A streamed chat of which only bytes are made.</summary>
internal sealed class ChatPieceStream(Dispatcher dispatcher, Dispatch dispatch, CancellationToken cancellationToken)
    : AnswerStream<ChatPiece>(dispatcher, dispatch, new ChatPieceParser(), cancellationToken)
{
    public void Begin(CancellationToken readerToken) => BeginReading(readerToken);

    public bool TryReadAlike([NotNullWhen(true)] out ChatPiece? piece) => TryNextAlike(out piece);

    public ValueTask<ChatPiece?> ReadAsync() => NextAsync();
}
