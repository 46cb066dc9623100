using System.Buffers;

namespace OpenRouter.Aot;

/// <summary><c>POST /chat/completions</c>, whole and streamed. Safe for use by several threads.</summary>
public sealed class ChatEndpoint : InferenceEndpoint<ChatRequest, ChatCompletion, ChatStream, ChatChunk>
{
    internal const string Path = "/chat/completions";

    internal ChatEndpoint(Dispatcher dispatcher, ModelAliases aliases)
        : base(dispatcher, aliases, Path)
    {
    }

    private protected override BodyReader<ChatCompletion> Reader => ChatBodyReader.Instance;

    private protected override void Write(ChatRequest request, IBufferWriter<byte> output) => OpenRouterJson.Write(request, output);

    private protected override ModelRoute RouteOf(ChatRequest request) => request.Model;

    private protected override ChatStream CreateStream(Dispatcher dispatcher, Dispatch dispatch, CancellationToken ct) =>
        new(dispatcher, dispatch, new ChatAccumulator(), ct);
}
