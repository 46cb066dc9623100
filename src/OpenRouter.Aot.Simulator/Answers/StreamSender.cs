namespace OpenRouter.Aot.Simulator;

/// <summary>Sends an answer as server-sent events.</summary>
internal sealed class StreamSender(Delivery delivery) : AnswerSender(delivery), IDisposable
{
    // Unpaced events go out in packets of about this size, so that a fast stream is not one system call a word.
    private const int PacketBytes = 2_048;

    private readonly EventBuffer _events = new();
    private int _sent;

    public async Task SendAsync()
    {
        try
        {
            await SendEventsAsync();
        }
        catch (OperationCanceledException)
        {
            // Leaving a stream stops it; what has arrived is billed, and can be looked up.
            Answer? billed = Fault is null or { Kind: FaultKind.Stall } && _sent > 0 ? Answer.Cut(_sent, null, null) : null;
            if (billed is not null) Attempt.OnLeave?.Invoke(billed);
            Attempt.Leave(billed?.Cost ?? 0);
            throw;
        }
    }

    public void Dispose() => _events.Dispose();

    private async Task SendEventsAsync()
    {
        StartAnswer("text/event-stream");
        Http.Response.Headers.CacheControl = "no-cache";
        _events.Comment();
        await FlushAsync();
        await KeepAliveAsync(FaultKind.Comments, 0, CommentAsync);
        await WaitForFirstTokenAsync();
        if (Kind is FaultKind.ErrorIn200 or FaultKind.FirstEventError)
        {
            await BreakAsync();
            return;
        }

        Format.Open(_events, Answer);
        if (!await SendPiecesAsync()) return;
        Gone.ThrowIfCancellationRequested();
        if (Kind == FaultKind.Unfinished)
        {
            Attempt.Fail();
            await FlushAsync();
            return;
        }

        bool failed = Kind is FaultKind.Empty or FaultKind.ErrorInChoice;
        Format.Close(_events, Kind == FaultKind.ErrorInChoice ? BrokenOff(_sent) : Answer);
        await Body.EndAsync(_events.Written, () =>
        {
            if (failed) Attempt.Fail();
            else Attempt.Succeed(Answer.Cost);
        });
    }

    /// <summary>Sends the words, and returns whether the stream is to be closed in the usual way.</summary>
    private async Task<bool> SendPiecesAsync()
    {
        long start = Time.GetTimestamp();
        int strikesAt = Fault is null ? int.MaxValue : Math.Min(TokensBeforeFault, Answer.Pieces.Count);
        for (int i = 0; i < Answer.Pieces.Count; i++)
        {
            if (i == strikesAt && await StrikeAsync() is { } goesOn) return goesOn;
            if (i > 0)
            {
                TimeSpan wait = Due(i) - Time.GetElapsedTime(start);
                if (wait > TimeSpan.Zero)
                {
                    await FlushAsync();
                    await WaitAsync(wait);
                }

                await KeepAliveAsync(FaultKind.Comments, i, CommentAsync);
            }

            Format.Piece(_events, Answer, Answer.Pieces[i]);
            _sent++;
            if (_events.Written.Length >= PacketBytes) await FlushAsync();
        }

        return strikesAt < Answer.Pieces.Count || Fault is null || await StrikeAsync() is not { } closes || closes;
    }

    /// <summary>
    /// Does what the fault does after its tokens. Returns null where the words go on, else whether the stream is closed in the usual way.
    /// </summary>
    private async Task<bool?> StrikeAsync()
    {
        switch (Kind)
        {
            case FaultKind.MidStreamError:
                await FlushAsync();
                await BreakAsync();
                return false;
            case FaultKind.Cut or FaultKind.ConnectionLost:
                await FlushAsync();
                await BreakOffAsync();
                return false;
            case FaultKind.Malformed:
                await FlushAsync();
                Format.Piece(_events, Answer, Answer.Pieces.Count > _sent ? Answer.Pieces[_sent] : "");
                Attempt.Fail();
                await Body.WriteAsync(_events.Written[..(_events.Written.Length / 2)]);
                return false;
            case FaultKind.Oversized:
                Format.Piece(_events, Answer, Answer.Pieces.Count > _sent ? Answer.Pieces[_sent] : "");
                ReadOnlyMemory<byte> whole = _events.Written;
                Attempt.Fail();
                // Inside the event's line, before its end.
                await Body.WriteAsync(whole[..^2]);
                await Body.WriteAsync(Swelling());
                await Body.WriteAsync(whole[^2..]);
                return false;
            case FaultKind.Unfinished or FaultKind.ErrorInChoice:
                return true;
            case FaultKind.Stall:
                await FlushAsync();
                await StallAsync();
                return null;
            default:
                return null;
        }
    }

    private async Task BreakAsync()
    {
        if (Kind == FaultKind.ErrorIn200)
        {
            WriteError(_events.Begin());
            _events.End();
        }
        else
        {
            Format.Break(_events, Answer, Error!);
        }

        Attempt.Fail();
        await FlushAsync();
    }

    private Task CommentAsync()
    {
        _events.Comment();
        return FlushAsync();
    }

    private async Task FlushAsync()
    {
        await Body.WriteAsync(_events.Written);
        _events.Clear();
        await Body.FlushAsync();
    }
}
