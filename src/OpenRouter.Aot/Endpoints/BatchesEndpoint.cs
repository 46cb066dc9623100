using OpenRouter.Aot.Batches;

namespace OpenRouter.Aot;

/// <summary>
/// OpenRouter's own batches (<c>/api/beta/batches</c>): many requests for one model, answered within 24 hours at about half the price. A batch belongs to
/// the account that submitted it, so each call goes with one key of the pool, and the pool learns nothing from it. Safe for use by several threads.
/// </summary>
/// <remarks>
/// Of <see cref="RequestOptions"/>, deadline, attempts, group, headers and the repetition of unknown outcomes count here. What passes by itself is tried
/// again, as a 429: about 16 batches a minute are taken on. A submission that may have been taken on is made again only where
/// <see cref="RequestOptions.RetryUnknownOutcomes"/> is true, whatever the client's own default: the service would run and bill both.
/// </remarks>
public sealed class BatchesEndpoint
{
    // The base address ends with the API's version. Batches stand beside it, on the same host.
    private const string Path = "/../beta/batches";
    private const string Batches = "/beta/batches";
    private const string OneBatch = "/beta/batches/{id}";
    private const string Results = "/beta/batches/{id}/results";

    private static readonly LookupBodyReader<BatchResultPage, BatchResultPage> PageReader = new(static page => page.Data is null ? null : page);

    private readonly DirectSender sender;
    private readonly BatchKeys keys;

    internal BatchesEndpoint(DirectSender sender, KeyRing ring)
    {
        this.sender = sender;
        keys = new BatchKeys(ring);
    }

    /// <summary>Submits a batch. What comes back says with which key: <see cref="Batch.Info"/>.</summary>
    /// <param name="endpoint">The endpoint that all requests are for.</param>
    /// <param name="model">The model that all requests are for: one slug, without fallbacks and without <c>:batch</c>.</param>
    /// <param name="requests">The requests. They are read once, before anything is sent, and held in memory until the answer comes.</param>
    /// <param name="keyAlias">The alias of the key; null takes the first of the group that serves.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels. The batch may be taken on all the same.</param>
    /// <exception cref="ArgumentException">
    /// The model is blank, there are no requests, one lacks an id or a body or has the id of another, or no key has that alias.
    /// </exception>
    /// <exception cref="KeysUnavailableException">No key was named, and none serves.</exception>
    /// <exception cref="OpenRouterException">
    /// The submission failed for good; it says who was to blame. Status 400: all of it was rejected, as for a model without batches. Where
    /// <see cref="Verdict.IsOutcomeUnknown"/> is true it may have been taken on, and is then billed.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<Batch> SubmitAsync(
        BatchTarget endpoint, string model, IEnumerable<BatchRequest> requests, string? keyAlias = null, RequestOptions? options = null,
        CancellationToken ct = default) =>
        (await TrySubmitAsync(endpoint, model, requests, keyAlias, options, ct).ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>As <see cref="SubmitAsync"/>, with the error as a value.</summary>
    /// <param name="endpoint">The endpoint that all requests are for.</param>
    /// <param name="model">The model that all requests are for: one slug, without fallbacks and without <c>:batch</c>.</param>
    /// <param name="requests">The requests. They are read once, before anything is sent, and held in memory until the answer comes.</param>
    /// <param name="keyAlias">The alias of the key; null takes the first of the group that serves.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels. The batch may be taken on all the same.</param>
    /// <exception cref="ArgumentException">
    /// The model is blank, there are no requests, one lacks an id or a body or has the id of another, or no key has that alias.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public ValueTask<OpenRouterResult<Batch>> TrySubmitAsync(
        BatchTarget endpoint, string model, IEnumerable<BatchRequest> requests, string? keyAlias = null, RequestOptions? options = null,
        CancellationToken ct = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        ArgumentNullException.ThrowIfNull(requests);
        if (FindKey(keyAlias, options, out KeysUnavailableException? error) is not { } key)
            return new(new OpenRouterResult<Batch>(error!));
        var call = new DirectCall(HttpMethod.Post, Path, Batches) { Account = key.Account.Label, Body = BatchBody.Write(endpoint, model, requests) };
        return sender.SendAsync(key.Secret, call, BatchBodyReader.OfSubmission, options, ct);
    }

    /// <summary>Asks how a batch stands, by its id. Once it has ended, its results come with it, also where the service tells them apart in pages.</summary>
    /// <param name="id">The batch's id.</param>
    /// <param name="keyAlias">The alias of a key of the account that submitted it; null takes the first key of the group that serves.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults; its deadline is that of each question.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ArgumentException">The id is none, or no key has that alias.</exception>
    /// <exception cref="KeysUnavailableException">No key was named, and none serves.</exception>
    /// <exception cref="OpenRouterException">
    /// The request failed for good; it says who was to blame. Status 404: the account has no such batch, or not yet, for a moment after it was submitted,
    /// or not any more, after 30 days.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<Batch> GetAsync(string id, string? keyAlias = null, RequestOptions? options = null, CancellationToken ct = default) =>
        (await TryGetAsync(id, keyAlias, options, ct).ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>As <see cref="GetAsync(string, string?, RequestOptions?, CancellationToken)"/>, with the error as a value.</summary>
    /// <param name="id">The batch's id.</param>
    /// <param name="keyAlias">The alias of a key of the account that submitted it; null takes the first key of the group that serves.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults; its deadline is that of each question.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ArgumentException">The id is none, or no key has that alias.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public ValueTask<OpenRouterResult<Batch>> TryGetAsync(
        string id, string? keyAlias = null, RequestOptions? options = null, CancellationToken ct = default)
    {
        string path = PathOf(id);
        return FindKey(keyAlias, options, out KeysUnavailableException? error) is { } key
            ? LookUpAsync(path, key, options, ct)
            : new(new OpenRouterResult<Batch>(error!));
    }

    /// <summary>Asks how a batch stands by now, with the key that submitted it or asked for it before, or one of its account.</summary>
    /// <param name="batch">The batch as it was.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults; its deadline is that of each question.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ArgumentException">The batch has no id, or the pool has no key of its account any more.</exception>
    /// <exception cref="OpenRouterException">The request failed for good; it says who was to blame. Status 404: as for an id.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<Batch> GetAsync(Batch batch, RequestOptions? options = null, CancellationToken ct = default) =>
        (await TryGetAsync(batch, options, ct).ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>As <see cref="GetAsync(Batch, RequestOptions?, CancellationToken)"/>, with the error as a value.</summary>
    /// <param name="batch">The batch as it was.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults; its deadline is that of each question.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ArgumentException">The batch has no id, or the pool has no key of its account any more.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public ValueTask<OpenRouterResult<Batch>> TryGetAsync(Batch batch, RequestOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Id is not { Length: > 0 } id)
            throw new ArgumentException("The batch has no id.", nameof(batch));
        return LookUpAsync(PathOf(id), keys.Get(batch), options, ct);
    }

    private PoolKey? FindKey(string? alias, RequestOptions? options, out KeysUnavailableException? error)
    {
        error = null;
        return alias is null ? keys.Choose(options, out error) : keys.Get(alias);
    }

    private async ValueTask<OpenRouterResult<Batch>> LookUpAsync(string path, PoolKey key, RequestOptions? options, CancellationToken ct)
    {
        var call = new DirectCall(HttpMethod.Get, path, OneBatch) { Account = key.Account.Label };
        OpenRouterResult<Batch> result = await sender.SendAsync(key.Secret, call, BatchBodyReader.OfLookup, options, ct).ConfigureAwait(false);
        if (result.Value is not { IsOver: true, Results: null } batch)
            return result;
        // A batch that failed as a whole has none, and says why.
        if (batch.Status != BatchStatus.Completed && batch.RequestCounts?.Completed is not > 0)
            return result;
        return await ReadPagesAsync(batch, path + "/results", key, options, ct).ConfigureAwait(false) is { } error ? new(error) : result;
    }

    /// <summary>Adds to a batch the results that it came without; gives the error where they cannot be had.</summary>
    private async ValueTask<OpenRouterException?> ReadPagesAsync(Batch batch, string path, PoolKey key, RequestOptions? options, CancellationToken ct)
    {
        var all = new List<BatchResult>();
        var cursors = new HashSet<string>(StringComparer.Ordinal);
        string? cursor = null;
        do
        {
            var query = new QueryText(path);
            query.Add("cursor", cursor);
            var call = new DirectCall(HttpMethod.Get, query.ToString(), Results) { Account = key.Account.Label };
            OpenRouterResult<BatchResultPage> page = await sender.SendAsync(key.Secret, call, PageReader, options, ct).ConfigureAwait(false);
            if (!page.IsSuccess)
                return page.Error;
            all.AddRange(page.Value.Data!);
            cursor = page.Value.NextCursor;
        }
        while (cursor is { Length: > 0 } && cursors.Add(cursor));

        if (cursor is { Length: > 0 })
            return GoingInCircles(key);
        batch.Results = all;
        return null;
    }

    private OpenRouterException GoingInCircles(PoolKey key)
    {
        var summary = new AnswerSummary { Status = 200, Fault = TransportFault.Malformed };
        var verdict = Verdict.From(summary, sender.Time.GetUtcNow());
        var info = new AnswerInfo { KeyAlias = key.Alias, Account = key.Account.Label, Status = 200 };
        return new OpenRouterException($"GET {Results}: a page of results leads back to an earlier one", verdict, summary, info);
    }

    private static string PathOf(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        // An address would be shortened by these, to one of something else.
        if (id is "." or "..")
            throw new ArgumentException($"'{id}' is no batch's id.", nameof(id));
        return $"{Path}/{Uri.EscapeDataString(id)}";
    }
}
