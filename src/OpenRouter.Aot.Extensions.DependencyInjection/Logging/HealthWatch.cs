using System.Collections.Concurrent;

namespace OpenRouter.Aot.Logging;

/// <summary>
/// Logs what becomes of keys, accounts and models: once when it changes, however many requests meet it. It looks a moment after an attempt failed or probed
/// something, and every half minute, for what changes by itself. Attempts that succeed cost it one comparison. Safe for use by several threads.
/// </summary>
internal sealed class HealthWatch : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly OpenRouterClient client;
    private readonly ClientLog log;
    private readonly string label;
    private readonly KeyChronicle keys;
    private readonly ITimer timer;
    private readonly ConcurrentDictionary<string, Decision> blamedAccounts = new(StringComparer.Ordinal);
    private readonly HashSet<string> cooled = new(StringComparer.Ordinal);
    private int isPending;

    /// <param name="label">What the client is called.</param>
    /// <param name="client">The client.</param>
    /// <param name="lowLimit">What is little of a limit, in USD.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Takes the events.</param>
    public HealthWatch(string label, OpenRouterClient client, decimal lowLimit, TimeProvider time, ClientLog log)
    {
        this.label = label;
        this.client = client;
        this.log = log;
        keys = new KeyChronicle(label, lowLimit, log);
        using (ExecutionContext.SuppressFlow())
            timer = time.CreateTimer(static watch => ((HealthWatch)watch!).Look(), this, Period, Period);
        client.Decided += Note;
    }

    public void Dispose()
    {
        client.Decided -= Note;
        timer.Dispose();
    }

    /// <summary>Looks at once.</summary>
    public void Look()
    {
        Volatile.Write(ref isPending, 0);
        lock (gate)
        {
            ClientStatistics statistics = client.GetStatistics();
            keys.Write(statistics.Keys, TakeBlamed());
            foreach (ModelStatistics model in statistics.Models)
                Write(model);
        }
    }

    private void Note(Decision decision)
    {
        if (decision.IsSuccess && decision.Reason != DecisionReason.Probe)
            return;
        if (!decision.IsSuccess && log.TellsAttempts)
        {
            log.AttemptFailed(
                label, decision.Attempt, decision.Request, decision.Model, decision.Key, decision.Scope.ToName(), decision.Action.ToName(), decision.Outcome);
        }

        if (decision is { Scope: VerdictScope.Account, Action: VerdictAction.Bench, Account.Length: > 0 })
            blamedAccounts[decision.Account] = decision;
        if (Interlocked.Exchange(ref isPending, 1) == 0)
            timer.Change(Pause, Period);
    }

    private Dictionary<string, Decision> TakeBlamed()
    {
        var taken = new Dictionary<string, Decision>(StringComparer.Ordinal);
        foreach (string account in blamedAccounts.Keys)
        {
            if (blamedAccounts.TryRemove(account, out Decision decision))
                taken[account] = decision;
        }

        return taken;
    }

    private void Write(ModelStatistics model)
    {
        if (model.CooledUntil is not null)
        {
            if (cooled.Add(model.Model))
                log.ModelCooled(label, model.Model, model.CooledUntil, model.Reason);
        }
        else if (cooled.Remove(model.Model))
        {
            log.ModelRecovered(label, model.Model);
        }
    }
}
