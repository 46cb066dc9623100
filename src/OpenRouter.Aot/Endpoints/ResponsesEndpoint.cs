using System.Buffers;

namespace OpenRouter.Aot.Responses;

/// <summary><c>POST /responses</c>, whole and streamed. Safe for use by several threads.</summary>
public sealed class ResponsesEndpoint : InferenceEndpoint<ResponseRequest, ResponseAnswer, ResponseStream, ResponseEvent>
{
    internal ResponsesEndpoint(Dispatcher dispatcher, ModelAliases aliases)
        : base(dispatcher, aliases, "/responses")
    {
    }

    private protected override BodyReader<ResponseAnswer> Reader => ResponseBodyReader.Instance;

    private protected override void Write(ResponseRequest request, IBufferWriter<byte> output) => OpenRouterJson.Write(request, output);

    private protected override ModelRoute RouteOf(ResponseRequest request) => request.Model;

    private protected override ResponseStream CreateStream(Dispatcher dispatcher, Dispatch dispatch, CancellationToken ct) =>
        new(dispatcher, dispatch, new ResponseAccumulator(), ct);
}
