using OpenRouter.Aot.Batches;

namespace OpenRouter.Aot;

/// <summary>Which key of the pool a batch is submitted and asked for with: one, because a batch belongs to the account that submitted it.</summary>
internal sealed class BatchKeys(KeyRing ring)
{
    /// <summary>The key of an alias.</summary>
    /// <exception cref="ArgumentException">The pool has none.</exception>
    public PoolKey Get(string keyAlias) =>
        Find(keyAlias) ?? throw new ArgumentException($"No key of the pool has the alias '{keyAlias}'.", nameof(keyAlias));

    /// <summary>The key that asked for a batch before; where it has left the pool, one of its account.</summary>
    /// <exception cref="ArgumentException">The pool has none of that account.</exception>
    public PoolKey Get(Batch batch)
    {
        AnswerInfo info = batch.Info;
        if (Find(info.KeyAlias) is { } same)
            return same;
        foreach (KeyEntry entry in ring.Entries)
        {
            if (info.Account.Length > 0 && entry.Serving.Account.Label == info.Account)
                return entry.Serving;
        }

        throw new ArgumentException($"No key of the pool has the alias '{info.KeyAlias}' or the account '{info.Account}'.", nameof(batch));
    }

    /// <summary>The first key that serves, of the group that the options name; else why none does.</summary>
    /// <exception cref="OpenRouterConfigurationException">No key belongs to the group.</exception>
    public PoolKey? Choose(RequestOptions? options, out KeysUnavailableException? error)
    {
        error = null;
        var reasons = new List<KeyUnavailability>();
        DateTimeOffset? retryAt = null;
        foreach ((PoolKey key, KeyCondition? condition) in ring.Route(options?.Group, isFreeModel: false).GetOutages())
        {
            if (condition is null)
                return key;
            reasons.Add(new KeyUnavailability(key.Alias, condition.Reason, condition.Until));
            if (condition.Until is { } until && (retryAt is null || until < retryAt))
                retryAt = until;
        }

        error = new KeysUnavailableException("batches", reasons, retryAt, default, new AnswerSummary(), new AnswerInfo());
        return null;
    }

    private PoolKey? Find(string alias)
    {
        foreach (KeyEntry entry in ring.Entries)
        {
            if (entry.Alias == alias)
                return entry.Serving;
        }

        return null;
    }
}
