using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>An endpoint that answers whole and streamed. Safe for use by several threads.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TAnswer">The whole answer.</typeparam>
/// <typeparam name="TStream">The streamed answer.</typeparam>
/// <typeparam name="TEvent">What a stream is made of.</typeparam>
public abstract class InferenceEndpoint<TRequest, TAnswer, TStream, TEvent>
    where TRequest : class
    where TAnswer : class
    where TStream : AnswerStream<TEvent>
    where TEvent : class
{
    private readonly Dispatcher dispatcher;
    private readonly ModelAliases aliases;
    private readonly string path;

    private protected InferenceEndpoint(Dispatcher dispatcher, ModelAliases aliases, string path)
    {
        this.dispatcher = dispatcher;
        this.aliases = aliases;
        this.path = path;
    }

    /// <summary>Sends a request and waits for the whole answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels. A provider that is at work on an answer that is no stream goes on, and bills it.</param>
    /// <exception cref="OpenRouterException">The request failed for good; it says who was to blame.</exception>
    /// <exception cref="KeysUnavailableException">No key could serve; it says why, for each alias.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<TAnswer> CompleteAsync(TRequest request, RequestOptions? options = null, CancellationToken ct = default) =>
        (await TryCompleteAsync(request, options, ct).ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>Sends a request whose body is written already, and waits for the whole answer.</summary>
    /// <param name="body">The request as a JSON object in UTF-8; it is sent as it stands, but for the model of a fallback and <c>stream</c>.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="JsonException">The body is no JSON object.</exception>
    /// <exception cref="OpenRouterException">The request failed for good; it says who was to blame.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<TAnswer> CompleteAsync(ReadOnlyMemory<byte> body, RequestOptions? options = null, CancellationToken ct = default) =>
        (await dispatcher.SendAsync(Prepare(body, options, isStreamed: false), Reader, ct).ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>As <see cref="CompleteAsync(TRequest, RequestOptions?, CancellationToken)"/>, with the error as a value.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public ValueTask<OpenRouterResult<TAnswer>> TryCompleteAsync(TRequest request, RequestOptions? options = null, CancellationToken ct = default)
    {
        PooledBody body = WritePooled(request);
        Dispatch dispatch = Prepare(TemplateOf(request, body.Memory), RouteOf(request), options, isStreamed: false);
        dispatch.Buffer = body;
        return dispatcher.SendAsync(dispatch, Reader, ct);
    }

    /// <summary>Sends a request and streams the answer. Nothing is sent until the stream is read.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    public TStream StreamAsync(TRequest request, RequestOptions? options = null, CancellationToken ct = default) =>
        CreateStream(dispatcher, PrepareStream(request, options), ct);

    /// <summary>Sends a request whose body is written already, and streams the answer. Nothing is sent until the stream is read.</summary>
    /// <param name="body">The request as a JSON object in UTF-8; it is sent as it stands, but for the model of a fallback and <c>stream</c>.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="JsonException">The body is no JSON object.</exception>
    public TStream StreamAsync(ReadOnlyMemory<byte> body, RequestOptions? options = null, CancellationToken ct = default) =>
        CreateStream(dispatcher, Prepare(body, options, isStreamed: true), ct);

    /// <summary>Sends a request and waits for the stream's first content, with the error as a value.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async ValueTask<OpenRouterResult<TStream>> TryStreamAsync(TRequest request, RequestOptions? options = null, CancellationToken ct = default)
    {
        TStream stream = StreamAsync(request, options, ct);
        return await stream.OpenAsync().ConfigureAwait(false) is { } error ? new OpenRouterResult<TStream>(error) : new OpenRouterResult<TStream>(stream);
    }

    /// <summary>What reads a whole answer.</summary>
    private protected abstract BodyReader<TAnswer> Reader { get; }

    /// <summary>Writes a request.</summary>
    private protected abstract void Write(TRequest request, IBufferWriter<byte> output);

    /// <summary>The template of a request that has been written.</summary>
    private protected virtual RequestTemplate TemplateOf(TRequest request, ReadOnlyMemory<byte> body) => RequestTemplate.Parse(body);

    /// <summary>The model that a request asks for.</summary>
    private protected abstract ModelRoute RouteOf(TRequest request);

    /// <summary>Streams what has been prepared.</summary>
    private protected abstract TStream CreateStream(Dispatcher dispatcher, Dispatch dispatch, CancellationToken ct);

    // A stream that failed before its content may be read again, and is then asked for again: its body is no buffer that others use by then.
    private Dispatch PrepareStream(TRequest request, RequestOptions? options)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArrayBufferWriter<byte> output = JsonBuffer.Take();
        Write(request, output);
        byte[] body = output.WrittenSpan.ToArray();
        JsonBuffer.Return(output);
        return Prepare(TemplateOf(request, body), RouteOf(request), options, isStreamed: true);
    }

    private PooledBody WritePooled(TRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArrayBufferWriter<byte> output = JsonBuffer.Take();
        Write(request, output);
        var body = new PooledBody(output.WrittenSpan);
        JsonBuffer.Return(output);
        return body;
    }

    private Dispatch Prepare(ReadOnlyMemory<byte> body, RequestOptions? options, bool isStreamed)
    {
        RequestTemplate template = RequestTemplate.Parse(body);
        return Prepare(template, template.Model, options, isStreamed);
    }

    private Dispatch Prepare(RequestTemplate template, ModelRoute route, RequestOptions? options, bool isStreamed) => new()
    {
        Path = path,
        Template = template,
        IsStreamed = isStreamed,
        MustHaveContent = true,
        Route = aliases.Resolve(route),
        Options = options ?? RequestOptions.Default,
    };
}
