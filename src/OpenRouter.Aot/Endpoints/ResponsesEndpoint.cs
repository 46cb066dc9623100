namespace OpenRouter.Aot.Responses;

/// <summary><c>POST /responses</c>, whole and streamed. Safe for use by several threads.</summary>
public sealed class ResponsesEndpoint : InferenceEndpoint<ResponseRequest, ResponseAnswer, ResponseStream, ResponseEvent>
{
    internal ResponsesEndpoint(Dispatcher dispatcher, ModelAliases aliases)
        : base(dispatcher, aliases, "/responses")
    {
    }

    private protected override BodyReader<ResponseAnswer> Reader => ResponseBodyReader.Instance;

    private protected override byte[] ToUtf8Bytes(ResponseRequest request) => OpenRouterJson.ToUtf8Bytes(request);

    private protected override ModelRoute RouteOf(ResponseRequest request) => request.Model;

    private protected override void SetInfo(ResponseAnswer answer, AnswerInfo info) => answer.Info = info;

    private protected override ResponseStream CreateStream(Dispatcher dispatcher, Dispatch dispatch, CancellationToken ct) =>
        new(dispatcher, dispatch, new ResponseAccumulator(), ct);
}
