namespace OpenRouter.Aot.Messages;

/// <summary>A streamed message, which can be read event by event, or put together.</summary>
public sealed class MessageStream : AnswerStream<MessageEvent>
{
    private readonly MessageAccumulator whole;

    internal MessageStream(Dispatcher dispatcher, Dispatch dispatch, MessageAccumulator whole, CancellationToken cancellationToken)
        : base(dispatcher, dispatch, new MessageEventParser(whole), cancellationToken) => this.whole = whole;

    /// <summary>Reads the stream to its end and puts it together. It may be as large as an answer that is no stream.</summary>
    /// <param name="cancellationToken">Cancels beside the token of the call that made the stream.</param>
    /// <exception cref="InvalidOperationException">The stream has been read already.</exception>
    /// <exception cref="ObjectDisposedException">The stream was left, before or while it is read.</exception>
    /// <exception cref="OpenRouterException">No attempt brought content.</exception>
    /// <exception cref="StreamInterruptedException">The stream broke after content had arrived.</exception>
    /// <exception cref="OperationCanceledException">A token cancelled; it names the token.</exception>
    public async ValueTask<MessageAnswer> ToAnswerAsync(CancellationToken cancellationToken = default)
    {
        await ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        MessageAnswer answer = whole.ToAnswer();
        answer.Info = Info;
        return answer;
    }
}
