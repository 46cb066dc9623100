using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace OpenRouter.Aot;

/// <summary>The instruments that tell how the pools of all clients of the process fare. A key appears as its alias.</summary>
internal static class PoolInstruments
{
    private static readonly Meter Meter = OperationInstruments.Meter;
    private static readonly Lock Gate = new();
    // A client that nobody disposes of must not live on for its metrics.
    private static WeakReference<IPoolReadings>[] pools = [];

    public static readonly Counter<long> Attempts = Meter.CreateCounter<long>(
        "openrouter.pool.attempts", "{attempt}", "Inference requests that left the client and ended, by key, model, outcome and whom a failure was blamed on.");

    public static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "openrouter.pool.retries", "{attempt}", "Attempts after a request's first, by whom the failure before was blamed on.");

    public static readonly Counter<double> Cost = Meter.CreateCounter<double>(
        "openrouter.pool.cost", "{USD}", "What OpenRouter charged for attempts, failed and abandoned ones included, as far as it tells.");

    public static readonly Histogram<double> WaitDuration = Meter.CreateHistogram<double>(
        "openrouter.pool.wait.duration", "s", "How long requests waited that had to: for a hint, a backoff, or a key to become available.");

    public static readonly ObservableGauge<double> Credits = Meter.CreateObservableGauge(
        "openrouter.pool.account.credits.remaining", static () => Read(static pool => pool.GetCredits()), "{USD}", "Credits left of an account, as GET /credits said last.");

    // Nobody but the meter asks for these.
    private static readonly Instrument[] Observed =
    [
        Meter.CreateObservableCounter("openrouter.pool.picks", static () => Read(static pool => pool.GetPicks()), "{pick}", "How often a key was chosen."),
        Meter.CreateObservableUpDownCounter("openrouter.pool.in_flight", static () => Read(static pool => pool.GetInFlight()), "{attempt}", "Attempts that run now."),
        Meter.CreateObservableUpDownCounter("openrouter.pool.keys", static () => Read(static pool => pool.GetKeys()), "{key}", "Keys of the pool by their state."),
        Meter.CreateObservableUpDownCounter("openrouter.pool.benched", static () => Read(static pool => pool.GetBenched()), "{bench}", "What is left alone now, by scope: keys, accounts, models, pairs of both, the service."),
        Meter.CreateObservableUpDownCounter("openrouter.pool.waiting", static () => Read(static pool => pool.GetWaiting()), "{request}", "Requests that wait for a key, an account or a model."),
        Meter.CreateObservableGauge("openrouter.pool.retry_budget.remaining", static () => Read(static pool => pool.GetRetryBudget()), "{attempt}", "Retries that may be made now."),
        Meter.CreateObservableGauge("openrouter.pool.key.limit.remaining", static () => Read(static pool => pool.GetRemainingLimits()), "{USD}", "What is left of a key's own limit."),
        Meter.CreateObservableGauge("openrouter.pool.key.expires_in", static () => Read(static pool => pool.GetExpiries()), "s", "Until a key expires; negative where it has."),
    ];

    /// <summary>Whether anybody wants to know of attempts.</summary>
    public static bool AreWanted => OpenRouterTelemetry.IsSupported && (Attempts.Enabled || Cost.Enabled || Retries.Enabled);

    /// <summary>A client begins: its pool is read from now on.</summary>
    public static void Add(IPoolReadings pool)
    {
        lock (Gate)
            pools = [.. Array.FindAll(pools, static known => known.TryGetTarget(out _)), new WeakReference<IPoolReadings>(pool)];
        GC.KeepAlive(Observed);
    }

    /// <summary>A client ends.</summary>
    public static void Remove(IPoolReadings pool)
    {
        lock (Gate)
            pools = Array.FindAll(pools, known => known.TryGetTarget(out IPoolReadings? other) && !ReferenceEquals(other, pool));
    }

    /// <summary>An attempt ended.</summary>
    /// <param name="client">The client.</param>
    /// <param name="labels">The request's group and tags.</param>
    /// <param name="info">The request; it speaks of this attempt.</param>
    /// <param name="verdict">The verdict; null where the caller left.</param>
    /// <param name="summary">What is known of the answer.</param>
    public static void Record(TelemetryIdentity client, RequestLabels labels, AnswerInfo info, Verdict? verdict, in AnswerSummary summary)
    {
        string outcome = verdict is not { } judged ? TelemetryNames.Abandoned : judged.IsAccepted ? TelemetryNames.Succeeded : TelemetryNames.Failed;
        TagList tags = Tags(client, labels, info.KeyAlias, info.Account, info.RequestedModel, outcome);
        if (summary.Cost is { } cost and > 0)
            Cost.Add((double)cost, tags);
        if (verdict is { IsAccepted: false } failure)
        {
            tags.Add(TelemetryNames.Scope, failure.Scope.ToName());
            tags.Add(TelemetryNames.Action, failure.Action.ToName());
        }

        Attempts.Add(1, tags);
    }

    /// <summary>What an attempt cost became known after it had ended.</summary>
    public static void RecordCost(TelemetryIdentity client, UnknownCost attempt, decimal cost) =>
        Cost.Add((double)cost, Tags(client, attempt.Labels, attempt.Key.Alias, attempt.Key.Account.Label, attempt.Model, attempt.IsAbandoned ? TelemetryNames.Abandoned : TelemetryNames.Failed));

    /// <summary>An attempt is made after another failed.</summary>
    /// <param name="client">The client.</param>
    /// <param name="model">The model that is asked for now.</param>
    /// <param name="blamed">Whom the failure before was blamed on.</param>
    public static void RecordRetry(TelemetryIdentity client, string? model, VerdictScope blamed)
    {
        var tags = new TagList { { TelemetryNames.RequestModel, model }, { TelemetryNames.Scope, blamed.ToName() } };
        if (client.Name is not null)
            tags.Add(TelemetryNames.Client, client.Name);
        Retries.Add(1, tags);
    }

    private static TagList Tags(TelemetryIdentity client, RequestLabels labels, string alias, string account, string? model, string outcome)
    {
        var tags = new TagList
        {
            { TelemetryNames.KeyAlias, alias },
            { TelemetryNames.Account, account },
            { TelemetryNames.RequestModel, model },
            { TelemetryNames.Outcome, outcome },
        };
        if (client.Name is not null)
            tags.Add(TelemetryNames.Client, client.Name);
        labels.AddTo(ref tags);
        return tags;
    }

    private static IEnumerable<Measurement<T>> Read<T>(Func<IPoolReadings, IEnumerable<Measurement<T>>> read)
        where T : struct
    {
        foreach (WeakReference<IPoolReadings> known in Volatile.Read(ref pools))
        {
            if (!known.TryGetTarget(out IPoolReadings? pool))
                continue;
            foreach (Measurement<T> measurement in read(pool))
                yield return measurement;
        }
    }
}
