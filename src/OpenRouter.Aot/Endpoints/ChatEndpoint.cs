using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary><c>POST /chat/completions</c>, whole and streamed. Safe for use by several threads.</summary>
public sealed class ChatEndpoint
{
    internal const string Path = "/chat/completions";

    private readonly Dispatcher dispatcher;
    private readonly ModelAliases aliases;

    internal ChatEndpoint(Dispatcher dispatcher, ModelAliases aliases)
    {
        this.dispatcher = dispatcher;
        this.aliases = aliases;
    }

    /// <summary>Sends a chat and waits for the whole answer.</summary>
    /// <param name="request">The chat.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels. A provider that is at work on an answer that is no stream goes on, and bills it.</param>
    /// <exception cref="OpenRouterException">The request failed for good; it says who was to blame.</exception>
    /// <exception cref="KeysUnavailableException">No key could serve; it says why, for each alias.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ChatCompletion> CompleteAsync(ChatRequest request, RequestOptions? options = null, CancellationToken ct = default) =>
        (await TryCompleteAsync(request, options, ct).ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>Sends a chat whose body is written already, and waits for the whole answer.</summary>
    /// <param name="body">The request as a JSON object in UTF-8; it is sent as it stands, but for the model of a fallback and <c>stream</c>.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="JsonException">The body is no JSON object.</exception>
    /// <exception cref="OpenRouterException">The request failed for good; it says who was to blame.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ChatCompletion> CompleteAsync(ReadOnlyMemory<byte> body, RequestOptions? options = null, CancellationToken ct = default) =>
        (await CompleteAsync(Prepare(body, options, isStreamed: false), ct).ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>As <see cref="CompleteAsync(ChatRequest, RequestOptions?, CancellationToken)"/>, with the error as a value.</summary>
    /// <param name="request">The chat.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public ValueTask<OpenRouterResult<ChatCompletion>> TryCompleteAsync(ChatRequest request, RequestOptions? options = null, CancellationToken ct = default) =>
        CompleteAsync(Prepare(request, options, isStreamed: false), ct);

    /// <summary>Sends a chat and streams the answer. Nothing is sent until the stream is read.</summary>
    /// <param name="request">The chat.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    public ChatStream StreamAsync(ChatRequest request, RequestOptions? options = null, CancellationToken ct = default) =>
        Stream(dispatcher, Prepare(request, options, isStreamed: true), ct);

    /// <summary>Sends a chat whose body is written already, and streams the answer. Nothing is sent until the stream is read.</summary>
    /// <param name="body">The request as a JSON object in UTF-8; it is sent as it stands, but for the model of a fallback and <c>stream</c>.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="JsonException">The body is no JSON object.</exception>
    public ChatStream StreamAsync(ReadOnlyMemory<byte> body, RequestOptions? options = null, CancellationToken ct = default) =>
        Stream(dispatcher, Prepare(body, options, isStreamed: true), ct);

    /// <summary>Sends a chat and waits for the stream's first content, with the error as a value.</summary>
    /// <param name="request">The chat.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public ValueTask<OpenRouterResult<ChatStream>> TryStreamAsync(ChatRequest request, RequestOptions? options = null, CancellationToken ct = default) =>
        StreamAsync(request, options, ct).OpenAsync();

    private async ValueTask<OpenRouterResult<ChatCompletion>> CompleteAsync(Dispatch dispatch, CancellationToken ct)
    {
        (OpenRouterResult<ChatCompletion> result, AnswerInfo info) = await dispatcher.SendAsync(dispatch, ChatBodyReader.Instance, ct).ConfigureAwait(false);
        if (result.IsSuccess)
            result.Value.Info = info;
        return result;
    }

    /// <summary>Streams what has been prepared.</summary>
    internal static ChatStream Stream(Dispatcher dispatcher, Dispatch dispatch, CancellationToken ct)
    {
        var whole = new ChatAccumulator();
        var opener = new StreamOpener<ChatChunk>(new ChatEventParser(whole));
        return new ChatStream(token => dispatcher.SendAsync(dispatch, opener, token), whole, ct);
    }

    private Dispatch Prepare(ChatRequest request, RequestOptions? options, bool isStreamed)
    {
        ArgumentNullException.ThrowIfNull(request);
        byte[] body = OpenRouterJson.ToUtf8Bytes(request);
        return Prepare(RequestTemplate.Parse(body), request.Model, options, isStreamed);
    }

    private Dispatch Prepare(ReadOnlyMemory<byte> body, RequestOptions? options, bool isStreamed)
    {
        RequestTemplate template = RequestTemplate.Parse(body);
        return Prepare(template, template.Model, options, isStreamed);
    }

    private Dispatch Prepare(RequestTemplate template, ModelRoute route, RequestOptions? options, bool isStreamed) => new()
    {
        Path = Path,
        Template = template,
        IsStreamed = isStreamed,
        MustHaveContent = true,
        Route = aliases.Resolve(route),
        Options = options ?? RequestOptions.Default,
    };
}
