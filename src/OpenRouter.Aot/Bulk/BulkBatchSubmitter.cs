using OpenRouter.Aot.Batches;

namespace OpenRouter.Aot;

/// <summary>Submits batches, each with the first key of the group that the service takes it from.</summary>
/// <param name="endpoint">The way to the service.</param>
/// <param name="ring">The keys.</param>
/// <param name="options">What the run wants.</param>
internal sealed class BulkBatchSubmitter(BatchesEndpoint endpoint, KeyRing ring, RequestOptions? options)
{
    // About 16 batches a minute are taken on.
    private const int MostInAMinute = 16;

    private readonly RequestOptions once = new() { Group = options?.Group, Headers = options?.Headers ?? [], RetryUnknownOutcomes = false };
    private readonly Queue<DateTimeOffset> submissions = new(MostInAMinute);

    // Accounts that refused a batch are asked last: the pool learns nothing from it.
    private readonly HashSet<string> refusing = new(StringComparer.Ordinal);

    /// <summary>When the next batch may be submitted; a moment of the past where it may be at once.</summary>
    public DateTimeOffset NextSlot => submissions.Count < MostInAMinute ? DateTimeOffset.MinValue : submissions.Peek() + TimeSpan.FromMinutes(1);

    /// <summary>Submits a batch; what comes back, or the last refusal.</summary>
    /// <param name="group">The requests.</param>
    /// <param name="ct">Ends it at once; the batch may be taken on all the same.</param>
    public async ValueTask<OpenRouterResult<Batch>> SubmitAsync(BulkBatchGroup group, CancellationToken ct)
    {
        OpenRouterResult<Batch> result = await SubmitWithAnyKeyAsync(group, ct).ConfigureAwait(false);
        if (submissions.Count == MostInAMinute)
            submissions.Dequeue();
        // By its end: how long one was under way to the service, nobody knows, and the next may be faster.
        submissions.Enqueue(ring.Time.GetUtcNow());
        return result;
    }

    private async ValueTask<OpenRouterResult<Batch>> SubmitWithAnyKeyAsync(BulkBatchGroup group, CancellationToken ct)
    {
        var requests = group.Lines.Select(static line => new BatchRequest(line.Line.Request.Id, line.Body));
        OpenRouterResult<Batch>? refused = null;
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (PoolKey key in FindKeys())
        {
            if (asked.Contains(key.Account.Label))
                continue;
            OpenRouterResult<Batch> result = await endpoint.TrySubmitAsync(group.Target, group.Model, requests, key.Alias, once, ct).ConfigureAwait(false);
            if (result.IsSuccess)
            {
                refusing.Remove(key.Account.Label);
                return result;
            }

            refused = result;
            Verdict verdict = result.Error.Verdict;
            if (verdict.IsOutcomeUnknown || verdict.Scope is not (VerdictScope.Key or VerdictScope.Account or VerdictScope.KeyAndModel))
                return result;
            if (verdict.Scope == VerdictScope.Account)
            {
                asked.Add(key.Account.Label);
                refusing.Add(key.Account.Label);
            }
        }

        // Without any key the endpoint itself says why none serves.
        return refused ?? await endpoint.TrySubmitAsync(group.Target, group.Model, requests, keyAlias: null, once, ct).ConfigureAwait(false);
    }

    private List<PoolKey> FindKeys() =>
    [
        .. ring.Route(once.Group, isFreeModel: false).GetOutages().Where(static key => key.Out is null).Select(static key => key.Key)
            .OrderBy(key => refusing.Contains(key.Account.Label)),
    ];
}
