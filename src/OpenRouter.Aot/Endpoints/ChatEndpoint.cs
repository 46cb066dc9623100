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

    /// <summary>
    /// Sends a request, asks for an answer that follows the schema of a type to the letter, and reads it. Providers that cannot do so drop out only where
    /// <see cref="ProviderPreferences.RequireParameters"/> is set; a JSON answer in a block of Markdown is read, too.
    /// </summary>
    /// <typeparam name="T">The type, which has <see cref="OpenRouterSchemaAttribute"/>.</typeparam>
    /// <param name="request">The request, without a <see cref="ChatRequest.ResponseFormat"/>; it is not changed.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="AnswerMismatchException">The model did not comply; it holds the raw text.</exception>
    /// <exception cref="OpenRouterException">The request failed for good; it says who was to blame.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<ChatCompletion<T>> CompleteAsync<T>(ChatRequest request, RequestOptions? options = null, CancellationToken ct = default)
        where T : IJsonSchema<T> => CompleteAsync(request, T.JsonSchema, options, ct);

    /// <summary>As <see cref="CompleteAsync{T}(ChatRequest, RequestOptions?, CancellationToken)"/>, for a type that is not one's own.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="request">The request, without a <see cref="ChatRequest.ResponseFormat"/>; it is not changed.</param>
    /// <param name="schema">The type's schema, from <see cref="JsonSchema.FromTypeInfo"/>.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="AnswerMismatchException">The model did not comply; it holds the raw text.</exception>
    /// <exception cref="OpenRouterException">The request failed for good; it says who was to blame.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ChatCompletion<T>> CompleteAsync<T>(
        ChatRequest request, JsonSchema<T> schema, RequestOptions? options = null, CancellationToken ct = default) =>
        (await TryCompleteAsync(request, schema, options, ct).ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>As <see cref="CompleteAsync{T}(ChatRequest, RequestOptions?, CancellationToken)"/>, with the error as a value.</summary>
    /// <typeparam name="T">The type, which has <see cref="OpenRouterSchemaAttribute"/>.</typeparam>
    /// <param name="request">The request, without a <see cref="ChatRequest.ResponseFormat"/>; it is not changed.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public ValueTask<OpenRouterResult<ChatCompletion<T>>> TryCompleteAsync<T>(ChatRequest request, RequestOptions? options = null, CancellationToken ct = default)
        where T : IJsonSchema<T> => TryCompleteAsync(request, T.JsonSchema, options, ct);

    /// <summary>As <see cref="CompleteAsync{T}(ChatRequest, JsonSchema{T}, RequestOptions?, CancellationToken)"/>, with the error as a value.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="request">The request, without a <see cref="ChatRequest.ResponseFormat"/>; it is not changed.</param>
    /// <param name="schema">The type's schema, from <see cref="JsonSchema.FromTypeInfo"/>.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async ValueTask<OpenRouterResult<ChatCompletion<T>>> TryCompleteAsync<T>(
        ChatRequest request, JsonSchema<T> schema, RequestOptions? options = null, CancellationToken ct = default)
    {
        OpenRouterResult<ChatCompletion> sent = await TryCompleteAsync(TypedAnswer.Ask(request, schema), options, ct).ConfigureAwait(false);
        return sent.IsSuccess ? TypedAnswer.Read(sent.Value, schema) : new(sent.Error);
    }

    /// <summary>
    /// Sends a request, runs the tools that the model calls, several at once, and goes on until it answers. What a tool throws becomes its result, so that the
    /// model can call otherwise. Each call runs once: a request may be tried again, a tool is not.
    /// </summary>
    /// <param name="request">
    /// The request; it is not changed. Its <see cref="ChatRequest.Tools"/> may hold tools of the server's own beside those of the set, and a
    /// <see cref="ChatRequest.ToolChoice"/> that forces a call holds for the first answer.
    /// </param>
    /// <param name="tools">The tools.</param>
    /// <param name="maxSteps">The most answers of the model, the last one included, at least 1.</param>
    /// <param name="options">What these requests want otherwise than the client's defaults; a deadline holds for each of them.</param>
    /// <param name="ct">Cancels requests and tools.</param>
    /// <exception cref="ToolRunException">A request failed after tools had run, or the model called tools to the last step; it holds what was said until then.</exception>
    /// <exception cref="OpenRouterException">The first request failed for good; it says who was to blame.</exception>
    /// <exception cref="ArgumentException">The request offers a function that is not in the set.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ToolRun> RunToolsAsync(
        ChatRequest request, ToolSet tools, int maxSteps = 10, RequestOptions? options = null, CancellationToken ct = default) =>
        (await TryRunToolsAsync(request, tools, maxSteps, options, ct).ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>As <see cref="RunToolsAsync"/>, with the error as a value.</summary>
    /// <param name="request">The request; it is not changed.</param>
    /// <param name="tools">The tools.</param>
    /// <param name="maxSteps">The most answers of the model, the last one included, at least 1.</param>
    /// <param name="options">What these requests want otherwise than the client's defaults; a deadline holds for each of them.</param>
    /// <param name="ct">Cancels requests and tools.</param>
    /// <exception cref="ArgumentException">The request offers a function that is not in the set.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public ValueTask<OpenRouterResult<ToolRun>> TryRunToolsAsync(
        ChatRequest request, ToolSet tools, int maxSteps = 10, RequestOptions? options = null, CancellationToken ct = default) =>
        new ToolLoop(request, tools, maxSteps, options).RunAsync(TryCompleteAsync, ct);

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
