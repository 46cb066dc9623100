using System.Diagnostics.Metrics;

namespace OpenRouter.Aot;

/// <summary>What metrics tell of a pool, read from what it counts anyway.</summary>
/// <param name="pool">The pool.</param>
internal sealed class PoolReadings(PoolState pool) : IPoolReadings
{
    private static readonly KeyState[] States =
        [KeyState.Available, KeyState.Expiring, KeyState.HalfOpen, KeyState.Benched, KeyState.Quarantined, KeyState.Expired];

    public IEnumerable<Measurement<long>> GetPicks() => OfKeys(static key => key.Picks);

    public IEnumerable<Measurement<long>> GetInFlight() => OfKeys(static key => key.InFlight);

    public IEnumerable<Measurement<long>> GetKeys()
    {
        var counts = new long[States.Length];
        foreach (KeyEntry entry in pool.Ring.Entries)
        {
            int state = Array.IndexOf(States, entry.GetStatistics().State);
            if (state >= 0)
                counts[state]++;
        }

        for (int i = 0; i < States.Length; i++)
            yield return Of(counts[i], Tag(TelemetryNames.KeyState, NameOf(States[i])));
    }

    public IEnumerable<Measurement<long>> GetBenched()
    {
        long keys = 0, accounts = 0;
        var seen = new HashSet<PoolAccount>(ReferenceEqualityComparer.Instance);
        foreach (KeyEntry entry in pool.Ring.Entries)
        {
            PoolKey key = entry.Serving;
            if (key.Breaker.Condition is { IsOut: true })
                keys++;
            if (seen.Add(key.Account) && (key.Account.Breaker.Condition is { IsOut: true } || key.Account.FreeBreaker.Condition is { IsOut: true }))
                accounts++;
        }

        yield return OfScope(VerdictScope.Key, keys);
        yield return OfScope(VerdictScope.Account, accounts);
        yield return OfScope(VerdictScope.Model, pool.Models.CountCooled());
        yield return OfScope(VerdictScope.KeyAndModel, pool.Models.CountExcluded());
        yield return OfScope(VerdictScope.Service, pool.Service.Gate.Condition is null ? 0 : 1);
    }

    public IEnumerable<Measurement<long>> GetWaiting() => [Of((long)pool.Line.Count)];

    public IEnumerable<Measurement<double>> GetRetryBudget() => [Of(pool.Retries.Left)];

    public IEnumerable<Measurement<double>> GetRemainingLimits() => OfKeys(static (key, _) => (double?)key.LimitRemaining);

    public IEnumerable<Measurement<double>> GetExpiries() => OfKeys(static (key, now) => (key.ExpiresAt - now)?.TotalSeconds);

    public IEnumerable<Measurement<double>> GetCredits()
    {
        var seen = new HashSet<PoolAccount>(ReferenceEqualityComparer.Instance);
        foreach (KeyEntry entry in pool.Ring.Entries)
        {
            PoolAccount account = entry.Serving.Account;
            if (seen.Add(account) && account.Credits is { } left)
                yield return Of((double)left, Tag(TelemetryNames.Account, account.Label));
        }
    }

    private IEnumerable<Measurement<long>> OfKeys(Func<KeyStatistics, long> read)
    {
        foreach (KeyEntry entry in pool.Ring.Entries)
        {
            KeyStatistics key = entry.GetStatistics();
            yield return Of(read(key), Tag(TelemetryNames.KeyAlias, key.Alias), Tag(TelemetryNames.Account, key.Account));
        }
    }

    private IEnumerable<Measurement<double>> OfKeys(Func<KeyStatistics, DateTimeOffset, double?> read)
    {
        DateTimeOffset now = pool.Time.GetUtcNow();
        foreach (KeyEntry entry in pool.Ring.Entries)
        {
            KeyStatistics key = entry.GetStatistics();
            if (read(key, now) is { } value)
                yield return Of(value, Tag(TelemetryNames.KeyAlias, key.Alias), Tag(TelemetryNames.Account, key.Account));
        }
    }

    private Measurement<long> OfScope(VerdictScope scope, long count) => Of(count, Tag(TelemetryNames.Scope, scope.ToName()));

    private Measurement<T> Of<T>(T value, params ReadOnlySpan<KeyValuePair<string, object?>> tags)
        where T : struct =>
        pool.Identity.Name is { } name
            ? new Measurement<T>(value, [.. tags, Tag(TelemetryNames.Client, name)])
            : new Measurement<T>(value, tags);

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    private static string NameOf(KeyState state) => state switch
    {
        KeyState.Available => "available",
        KeyState.Expiring => "expiring",
        KeyState.HalfOpen => "half_open",
        KeyState.Benched => "benched",
        KeyState.Quarantined => "quarantined",
        KeyState.Expired => "expired",
        _ => "standby",
    };
}
