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

    private protected override RequestTemplate TemplateOf(ChatRequest request, ReadOnlyMemory<byte> body) => FindTemplate(request, body);

    private protected override ModelRoute RouteOf(ChatRequest request) => request.Model;

    private protected override ChatStream CreateStream(Dispatcher dispatcher, Dispatch dispatch, CancellationToken ct) =>
        new(dispatcher, dispatch, new ChatAccumulator(), ct);

    /// <summary>The template of a chat that was written to the body: read, unless the chat's own values say all that decides its way.</summary>
    internal static RequestTemplate FindTemplate(ChatRequest request, ReadOnlyMemory<byte> body)
    {
        if (request.Models is not null || request.Stream is not null || request.Extra is not null || !IsOpening(request.Messages))
            return RequestTemplate.Parse(body);
        int most = Math.Max(request.MaxTokens ?? 0, request.MaxCompletionTokens ?? 0);
        return RequestTemplate.OfKnown(body, request.Model.Primary, most > 0 ? most : null, Name(request.SessionId), Name(request.PromptCacheKey));
    }

    // What the assistant has said binds a request to its conversation, and may be signed.
    private static bool IsOpening(IList<ChatTurn> turns)
    {
        for (int i = 0; i < turns.Count; i++)
        {
            if (turns[i] is not { Extra: null, ReasoningDetails: null, Role: { } role } || (role != TurnRole.User && role != TurnRole.System))
                return false;
        }

        return true;
    }

    private static string? Name(string? text) => text is { Length: > 0 } ? text : null;
}
