using OpenRouter.Aot.Rerank;

namespace OpenRouter.Aot;

/// <summary><c>POST /rerank</c>. Safe for use by several threads.</summary>
public sealed class RerankEndpoint
{
    private readonly InferenceSender<RerankRequest, RerankAnswer> sender;

    internal RerankEndpoint(Dispatcher dispatcher, ModelAliases aliases) =>
        sender = new(dispatcher, aliases, "/rerank", new RerankBodyReader());

    /// <summary>Puts documents in the order of their relevance.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OpenRouterException">The request failed for good; it says who was to blame.</exception>
    /// <exception cref="KeysUnavailableException">No key could serve; it says why, for each alias.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<RerankAnswer> RankAsync(RerankRequest request, RequestOptions? options = null, CancellationToken ct = default) =>
        (await TryRankAsync(request, options, ct).ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>As <see cref="RankAsync"/>, with the error as a value.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public ValueTask<OpenRouterResult<RerankAnswer>> TryRankAsync(RerankRequest request, RequestOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return sender.SendAsync(request, request.Model, options, ct);
    }
}
