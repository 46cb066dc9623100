using OpenRouter.Aot.Models;

namespace OpenRouter.Aot;

/// <summary>
/// The catalogue: models, who serves them, and at what price. Looking something up costs nothing and is no attempt. Safe for use by several threads.
/// </summary>
public sealed class ModelsEndpoint
{
    private static readonly LookupBodyReader<ModelList, ModelList> ListReader = new(static answer => answer.Data is null ? null : answer);
    private static readonly LookupBodyReader<ModelAnswer, ModelInfo> ModelReader = new(static answer => answer.Data);
    private static readonly LookupBodyReader<ModelEndpointsAnswer, ModelEndpoints> EndpointsReader = new(static answer => answer.Data);
    private static readonly LookupBodyReader<ProviderList, ProviderList> ProvidersReader = new(static answer => answer.Data is null ? null : answer);

    private readonly LookupSender sender;

    internal ModelsEndpoint(Dispatcher dispatcher) => sender = new(dispatcher);

    /// <summary>Lists models (<c>GET /models</c>): about 1 MB for all of them. The service lets the list be kept for two minutes.</summary>
    /// <param name="query">Which, and in which order; null for all that give text.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OpenRouterException">The request failed for good; it says who was to blame.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ModelList> ListAsync(ModelQuery? query = null, RequestOptions? options = null, CancellationToken ct = default) =>
        (await TryListAsync(query, options, ct).ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>As <see cref="ListAsync"/>, with the error as a value.</summary>
    /// <param name="query">Which, and in which order; null for all that give text.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public ValueTask<OpenRouterResult<ModelList>> TryListAsync(ModelQuery? query = null, RequestOptions? options = null, CancellationToken ct = default) =>
        sender.GetAsync(query is null ? "/models" : query.ToPath("/models"), ListReader, options, ct);

    /// <summary>
    /// Lists the models that the settings of a key's account leave (<c>GET /models/user</c>): providers, privacy, guardrails. The answer is that for the
    /// key which the pool takes; name a group to say whose.
    /// </summary>
    /// <param name="page">Only <see cref="ModelQuery.Offset"/> and <see cref="ModelQuery.Limit"/> count here; null for the whole list.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OpenRouterException">The request failed for good; it says who was to blame.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ModelList> ListForUserAsync(ModelQuery? page = null, RequestOptions? options = null, CancellationToken ct = default) =>
        (await TryListForUserAsync(page, options, ct).ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>As <see cref="ListForUserAsync"/>, with the error as a value.</summary>
    /// <param name="page">Only <see cref="ModelQuery.Offset"/> and <see cref="ModelQuery.Limit"/> count here; null for the whole list.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public ValueTask<OpenRouterResult<ModelList>> TryListForUserAsync(ModelQuery? page = null, RequestOptions? options = null, CancellationToken ct = default) =>
        sender.GetAsync(page is null ? "/models/user" : page.ToPath("/models/user"), ListReader, options, ct);

    /// <summary>Describes a model (<c>GET /model/{author}/{slug}</c>).</summary>
    /// <param name="slug">The model, such as <c>openai/gpt-5-mini</c>; a variant such as <c>:free</c> may follow.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ArgumentException">The slug is not of the form author/name.</exception>
    /// <exception cref="OpenRouterException">The request failed for good; it says who was to blame. Status 404: there is no such model.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ModelInfo> GetAsync(string slug, RequestOptions? options = null, CancellationToken ct = default) =>
        (await TryGetAsync(slug, options, ct).ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>As <see cref="GetAsync"/>, with the error as a value.</summary>
    /// <param name="slug">The model, such as <c>openai/gpt-5-mini</c>; a variant such as <c>:free</c> may follow.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ArgumentException">The slug is not of the form author/name.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public ValueTask<OpenRouterResult<ModelInfo>> TryGetAsync(string slug, RequestOptions? options = null, CancellationToken ct = default) =>
        sender.GetAsync("/model/" + Escape(slug), ModelReader, options, ct);

    /// <summary>Lists the endpoints of a model (<c>GET /models/{author}/{slug}/endpoints</c>): price, context, health and speed by provider.</summary>
    /// <param name="slug">The model, such as <c>openai/gpt-5-mini</c>.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ArgumentException">The slug is not of the form author/name.</exception>
    /// <exception cref="OpenRouterException">The request failed for good; it says who was to blame. Status 404: there is no such model.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ModelEndpoints> GetEndpointsAsync(string slug, RequestOptions? options = null, CancellationToken ct = default) =>
        (await TryGetEndpointsAsync(slug, options, ct).ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>As <see cref="GetEndpointsAsync"/>, with the error as a value.</summary>
    /// <param name="slug">The model, such as <c>openai/gpt-5-mini</c>.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ArgumentException">The slug is not of the form author/name.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public ValueTask<OpenRouterResult<ModelEndpoints>> TryGetEndpointsAsync(string slug, RequestOptions? options = null, CancellationToken ct = default) =>
        sender.GetAsync($"/models/{Escape(slug)}/endpoints", EndpointsReader, options, ct);

    /// <summary>Lists the providers (<c>GET /providers</c>).</summary>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OpenRouterException">The request failed for good; it says who was to blame.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ProviderList> ListProvidersAsync(RequestOptions? options = null, CancellationToken ct = default) =>
        (await TryListProvidersAsync(options, ct).ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>As <see cref="ListProvidersAsync"/>, with the error as a value.</summary>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public ValueTask<OpenRouterResult<ProviderList>> TryListProvidersAsync(RequestOptions? options = null, CancellationToken ct = default) =>
        sender.GetAsync("/providers", ProvidersReader, options, ct);

    private static string Escape(string slug)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(slug);
        return slug.Split('/') is [{ Length: > 0 } author, { Length: > 0 } name]
            ? Uri.EscapeDataString(author) + '/' + Uri.EscapeDataString(name).Replace("%3A", ":", StringComparison.Ordinal)
            : throw new ArgumentException($"'{slug}' is no slug of a model: it must be of the form author/name.", nameof(slug));
    }
}
