using OpenRouter.Aot.Embeddings;

namespace OpenRouter.Aot;

/// <summary><c>POST /embeddings</c>. Safe for use by several threads.</summary>
public sealed class EmbeddingsEndpoint
{
    private readonly InferenceSender<EmbeddingsRequest, EmbeddingsAnswer> sender;

    internal EmbeddingsEndpoint(Dispatcher dispatcher, ModelAliases aliases) =>
        sender = new(dispatcher, aliases, "/embeddings", new EmbeddingsBodyReader());

    /// <summary>Makes vectors of texts, tokens, or content of several kinds.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OpenRouterException">The request failed for good; it says who was to blame.</exception>
    /// <exception cref="KeysUnavailableException">No key could serve; it says why, for each alias.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<EmbeddingsAnswer> CreateAsync(EmbeddingsRequest request, RequestOptions? options = null, CancellationToken ct = default) =>
        (await TryCreateAsync(request, options, ct).ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>As <see cref="CreateAsync"/>, with the error as a value.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public ValueTask<OpenRouterResult<EmbeddingsAnswer>> TryCreateAsync(EmbeddingsRequest request, RequestOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return sender.SendAsync(request, request.Model, options, ct);
    }
}
