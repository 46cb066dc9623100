namespace OpenRouter.Aot.Responses;

/// <summary>A streamed response, which can be read event by event, or put together.</summary>
public sealed class ResponseStream : AnswerStream<ResponseEvent>
{
    private readonly ResponseAccumulator whole;

    internal ResponseStream(Dispatcher dispatcher, Dispatch dispatch, ResponseAccumulator whole, CancellationToken cancellationToken)
        : base(dispatcher, dispatch, new ResponseEventParser(whole), cancellationToken) => this.whole = whole;

    /// <summary>Reads the stream to its end and puts it together. It may be as large as an answer that is no stream.</summary>
    /// <param name="cancellationToken">Cancels beside the token of the call that made the stream.</param>
    /// <exception cref="InvalidOperationException">The stream has been read already.</exception>
    /// <exception cref="ObjectDisposedException">The stream was left, before or while it is read.</exception>
    /// <exception cref="OpenRouterException">No attempt brought content.</exception>
    /// <exception cref="StreamInterruptedException">The stream broke after content had arrived.</exception>
    /// <exception cref="OperationCanceledException">A token cancelled; it names the token.</exception>
    public async ValueTask<ResponseAnswer> ToAnswerAsync(CancellationToken cancellationToken = default)
    {
        await ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        ResponseAnswer answer = whole.ToAnswer();
        answer.Info = Info;
        return answer;
    }
}
