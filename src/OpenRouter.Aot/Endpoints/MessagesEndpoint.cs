using System.Buffers;

namespace OpenRouter.Aot.Messages;

/// <summary><c>POST /messages</c>, whole and streamed. Safe for use by several threads.</summary>
public sealed class MessagesEndpoint : InferenceEndpoint<MessageRequest, MessageAnswer, MessageStream, MessageEvent>
{
    internal MessagesEndpoint(Dispatcher dispatcher, ModelAliases aliases)
        : base(dispatcher, aliases, "/messages")
    {
    }

    private protected override BodyReader<MessageAnswer> Reader => MessageBodyReader.Instance;

    private protected override void Write(MessageRequest request, IBufferWriter<byte> output) => OpenRouterJson.Write(request, output);

    private protected override ModelRoute RouteOf(MessageRequest request) => request.Model;

    private protected override MessageStream CreateStream(Dispatcher dispatcher, Dispatch dispatch, CancellationToken ct) =>
        new(dispatcher, dispatch, new MessageAccumulator(), ct);
}
