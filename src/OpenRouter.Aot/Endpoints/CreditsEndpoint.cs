using OpenRouter.Aot.Accounts;

namespace OpenRouter.Aot;

/// <summary>
/// An account's credits (<c>GET /credits</c>). The service's documents want a management key, which is sent directly and is not in the pool; an ordinary
/// key was seen to be answered too. A refusal says nothing of a key's health. Safe for use by several threads.
/// </summary>
public sealed class CreditsEndpoint
{
    private const string Path = "/credits";

    private static readonly LookupBodyReader<CreditsAnswer, Credits> Reader = new(static answer => answer.Data);

    private readonly LookupSender lookups;
    private readonly DirectSender sender;

    internal CreditsEndpoint(Dispatcher dispatcher, DirectSender sender)
    {
        lookups = new LookupSender(dispatcher);
        this.sender = sender;
    }

    /// <summary>Asks with a management key.</summary>
    /// <param name="managementKey">A management key of the account.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OpenRouterException">The request failed for good; it says who was to blame.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<Credits> GetAsync(ApiKey managementKey, RequestOptions? options = null, CancellationToken ct = default) =>
        (await TryGetAsync(managementKey, options, ct).ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>As <see cref="GetAsync(ApiKey, RequestOptions?, CancellationToken)"/>, with the error as a value.</summary>
    /// <param name="managementKey">A management key of the account.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public ValueTask<OpenRouterResult<Credits>> TryGetAsync(ApiKey managementKey, RequestOptions? options = null, CancellationToken ct = default) =>
        sender.SendAsync(managementKey, new DirectCall(HttpMethod.Get, Path, Path), Reader, options, ct);

    /// <summary>Asks with a key of the pool. The answer is that of its account; name a group to say which.</summary>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OpenRouterException">The request failed for good; it says who was to blame. Status 401 or 403: only a management key may ask.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<Credits> GetAsync(RequestOptions? options = null, CancellationToken ct = default) =>
        (await TryGetAsync(options, ct).ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>As <see cref="GetAsync(RequestOptions?, CancellationToken)"/>, with the error as a value.</summary>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public ValueTask<OpenRouterResult<Credits>> TryGetAsync(RequestOptions? options = null, CancellationToken ct = default) =>
        lookups.GetAsync(Path, Reader, options, ct);
}
