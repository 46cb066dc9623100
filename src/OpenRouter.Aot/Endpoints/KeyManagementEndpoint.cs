using OpenRouter.Aot.Accounts;

namespace OpenRouter.Aot;

/// <summary>
/// The keys of an account: makes, changes and deletes them (openrouter.ai/docs/guides/overview/auth/management-api-keys). Each call takes a management key and
/// is sent with it directly: such a key can do no inference, so it must not be in the pool, and the pool learns nothing from these calls. Safe for use
/// by several threads.
/// </summary>
/// <remarks>
/// Of <see cref="RequestOptions"/>, deadline, attempts, headers and the repetition of unknown outcomes count here. What passes by itself is tried again;
/// a key whose making may have succeeded is made again only where <see cref="RequestOptions.RetryUnknownOutcomes"/> is true.
/// </remarks>
public sealed class KeyManagementEndpoint
{
    private const string Keys = "/keys";
    private const string OneKey = "/keys/{hash}";

    private static readonly LookupBodyReader<ManagedKeyList, ManagedKeyList> ListReader = new(static answer => answer.Data is null ? null : answer);
    private static readonly LookupBodyReader<ManagedKeyAnswer, ManagedKey> KeyReader = new(static answer => answer.Data);
    private static readonly LookupBodyReader<KeyDeletion, KeyDeletion> DeletionReader = new(static answer => answer.Deleted is null ? null : answer);

    private readonly DirectSender sender;

    internal KeyManagementEndpoint(DirectSender sender) => this.sender = sender;

    /// <summary>Lists keys, in pages: the next one begins at the number of keys that came.</summary>
    /// <param name="managementKey">A management key of the account.</param>
    /// <param name="query">Which keys; null for those of the default workspace that are switched on.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OpenRouterException">The request failed for good; it says who was to blame.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ManagedKeyList> ListAsync(
        ApiKey managementKey, ManagedKeyQuery? query = null, RequestOptions? options = null, CancellationToken ct = default) =>
        (await TryListAsync(managementKey, query, options, ct).ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>As <see cref="ListAsync"/>, with the error as a value.</summary>
    /// <param name="managementKey">A management key of the account.</param>
    /// <param name="query">Which keys; null for those of the default workspace that are switched on.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public ValueTask<OpenRouterResult<ManagedKeyList>> TryListAsync(
        ApiKey managementKey, ManagedKeyQuery? query = null, RequestOptions? options = null, CancellationToken ct = default) =>
        sender.SendAsync(managementKey, new DirectCall(HttpMethod.Get, query is null ? Keys : query.ToPath(Keys), Keys), ListReader, options, ct);

    /// <summary>Makes a key. Its secret is told this once.</summary>
    /// <param name="managementKey">A management key of the account.</param>
    /// <param name="request">What key.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels. The key may be made all the same.</param>
    /// <exception cref="OpenRouterException">
    /// The request failed for good; it says who was to blame. Where <see cref="Verdict.IsOutcomeUnknown"/> is true the key may have been made: look for its
    /// name before you try again.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<CreatedKey> CreateAsync(
        ApiKey managementKey, CreateKeyRequest request, RequestOptions? options = null, CancellationToken ct = default) =>
        (await TryCreateAsync(managementKey, request, options, ct).ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>As <see cref="CreateAsync"/>, with the error as a value.</summary>
    /// <param name="managementKey">A management key of the account.</param>
    /// <param name="request">What key.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels. The key may be made all the same.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public ValueTask<OpenRouterResult<CreatedKey>> TryCreateAsync(
        ApiKey managementKey, CreateKeyRequest request, RequestOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var call = new DirectCall(HttpMethod.Post, Keys, Keys) { Body = OpenRouterJson.ToUtf8Bytes(request), IsSecret = true };
        return sender.SendAsync(managementKey, call, new CreatedKeyReader(request.Name), options, ct);
    }

    /// <summary>Looks at a key.</summary>
    /// <param name="managementKey">A management key of the account.</param>
    /// <param name="hash">The key's id, from a list or from <see cref="ApiKey.ComputeSha256"/>.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OpenRouterException">The request failed for good; it says who was to blame. Status 404: there is no such key.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ManagedKey> GetAsync(ApiKey managementKey, string hash, RequestOptions? options = null, CancellationToken ct = default) =>
        (await TryGetAsync(managementKey, hash, options, ct).ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>As <see cref="GetAsync"/>, with the error as a value.</summary>
    /// <param name="managementKey">A management key of the account.</param>
    /// <param name="hash">The key's id, from a list or from <see cref="ApiKey.ComputeSha256"/>.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public ValueTask<OpenRouterResult<ManagedKey>> TryGetAsync(
        ApiKey managementKey, string hash, RequestOptions? options = null, CancellationToken ct = default) =>
        sender.SendAsync(managementKey, new DirectCall(HttpMethod.Get, PathOf(hash), OneKey), KeyReader, options, ct);

    /// <summary>Changes a key.</summary>
    /// <param name="managementKey">A management key of the account.</param>
    /// <param name="hash">The key's id, from a list or from <see cref="ApiKey.ComputeSha256"/>.</param>
    /// <param name="request">What is to be otherwise.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels. The key may be changed all the same.</param>
    /// <exception cref="OpenRouterException">The request failed for good; it says who was to blame. Status 404: there is no such key.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ManagedKey> UpdateAsync(
        ApiKey managementKey, string hash, UpdateKeyRequest request, RequestOptions? options = null, CancellationToken ct = default) =>
        (await TryUpdateAsync(managementKey, hash, request, options, ct).ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>As <see cref="UpdateAsync"/>, with the error as a value.</summary>
    /// <param name="managementKey">A management key of the account.</param>
    /// <param name="hash">The key's id, from a list or from <see cref="ApiKey.ComputeSha256"/>.</param>
    /// <param name="request">What is to be otherwise.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels. The key may be changed all the same.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public ValueTask<OpenRouterResult<ManagedKey>> TryUpdateAsync(
        ApiKey managementKey, string hash, UpdateKeyRequest request, RequestOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var call = new DirectCall(HttpMethod.Patch, PathOf(hash), OneKey) { Body = OpenRouterJson.ToUtf8Bytes(request) };
        return sender.SendAsync(managementKey, call, KeyReader, options, ct);
    }

    /// <summary>Deletes a key. It stops working at once.</summary>
    /// <param name="managementKey">A management key of the account.</param>
    /// <param name="hash">The key's id, from a list or from <see cref="ApiKey.ComputeSha256"/>.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels. The key may be deleted all the same.</param>
    /// <exception cref="OpenRouterException">The request failed for good; it says who was to blame. Status 404: there is no such key.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<KeyDeletion> DeleteAsync(ApiKey managementKey, string hash, RequestOptions? options = null, CancellationToken ct = default) =>
        (await TryDeleteAsync(managementKey, hash, options, ct).ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>As <see cref="DeleteAsync"/>, with the error as a value.</summary>
    /// <param name="managementKey">A management key of the account.</param>
    /// <param name="hash">The key's id, from a list or from <see cref="ApiKey.ComputeSha256"/>.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels. The key may be deleted all the same.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public ValueTask<OpenRouterResult<KeyDeletion>> TryDeleteAsync(
        ApiKey managementKey, string hash, RequestOptions? options = null, CancellationToken ct = default) =>
        sender.SendAsync(managementKey, new DirectCall(HttpMethod.Delete, PathOf(hash), OneKey), DeletionReader, options, ct);

    private static string PathOf(string hash)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(hash);
        return $"{Keys}/{Uri.EscapeDataString(hash)}";
    }
}
