using Microsoft.AspNetCore.Http;

namespace OpenRouter.Aot.Simulator;

/// <summary>The body of an answer on its way to the client, a few bytes at a time where it trickles.</summary>
internal sealed class AnswerBody
{
    private const int DefaultPieceBytes = 16;
    private const int DefaultPauseMs = 10;

    private readonly Delivery _delivery;
    private readonly int _pieceBytes = int.MaxValue;
    private readonly TimeSpan _pause;
    private bool _isUnderWay;

    public AnswerBody(Delivery delivery)
    {
        _delivery = delivery;
        foreach (Fault trickle in delivery.Padding)
        {
            if (trickle.Kind != FaultKind.Trickle) continue;
            _pieceBytes = Math.Min(_pieceBytes, trickle.Source.Count ?? DefaultPieceBytes);
            _pause += TimeSpan.FromMilliseconds(trickle.Source.DelayMs ?? DefaultPauseMs);
        }
    }

    private bool Trickles => _pieceBytes != int.MaxValue;

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes) => await WritePieceAsync(await WriteAllButLastPieceAsync(bytes));

    /// <summary>Writes the last bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="end">Notes the end of the attempt, before a client can hold the whole answer.</param>
    public async Task EndAsync(ReadOnlyMemory<byte> bytes, Action end)
    {
        ReadOnlyMemory<byte> last = await WriteAllButLastPieceAsync(bytes);
        if (Trickles) await PauseAsync();
        end();
        await _delivery.Http.Response.Body.WriteAsync(last, _delivery.Gone);
    }

    public Task FlushAsync() => _delivery.Http.Response.Body.FlushAsync(_delivery.Gone);

    private async Task<ReadOnlyMemory<byte>> WriteAllButLastPieceAsync(ReadOnlyMemory<byte> bytes)
    {
        for (; bytes.Length > _pieceBytes; bytes = bytes[_pieceBytes..]) await WritePieceAsync(bytes[.._pieceBytes]);
        return bytes;
    }

    private async Task WritePieceAsync(ReadOnlyMemory<byte> piece)
    {
        if (piece.IsEmpty) return;
        if (Trickles) await PauseAsync();
        await _delivery.Http.Response.Body.WriteAsync(piece, _delivery.Gone);
    }

    private Task PauseAsync()
    {
        if (_isUnderWay) return Task.Delay(_pause, _delivery.Time, _delivery.Gone);
        _isUnderWay = true;
        return Task.CompletedTask;
    }
}
