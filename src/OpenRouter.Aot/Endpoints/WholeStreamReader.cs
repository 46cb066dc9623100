namespace OpenRouter.Aot;

/// <summary>
/// Reads a streamed chat to its end before anybody sees any of it. So a failure is handled like one of an answer that is no stream, wherever it
/// stands: there is no text that a retry would repeat.
/// </summary>
internal sealed class WholeStreamReader : AnswerReader<ChatCompletion>
{
    public static WholeStreamReader Instance { get; } = new();

    public override void SetInfo(ChatCompletion value, AnswerInfo info) => value.Info = info;

    public override async ValueTask<ChatCompletion?> ReadAsync(Attempt attempt, TransportOptions limits)
    {
        var whole = new ChatAccumulator();
        var opener = new StreamOpener<ChatChunk>(new ChatEventParser(whole));
        if (await opener.ReadAsync(attempt, limits).ConfigureAwait(false) is not { } stream)
            return null;
        using (stream)
        {
            stream.KeepsAll = true;
            while (await stream.ReadUnjudgedAsync().ConfigureAwait(false) is not null)
            {
            }

            return stream.End().IsAccepted ? whole.ToCompletion() : null;
        }
    }
}
