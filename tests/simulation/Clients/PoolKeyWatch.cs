namespace OpenRouter.Aot.Simulation;

/// <summary>
/// The library's watch over its keys, restated for the virtual clock: asks the service about each key when <see cref="KeyWatch"/> would, and draws the
/// same lessons from the answers.
/// </summary>
/// <param name="client">The pool.</param>
/// <param name="lessons">Who takes the answers in.</param>
/// <param name="chance">The jitter.</param>
internal sealed class PoolKeyWatch(PoolClient client, KeyLessons lessons, Chance chance)
{
    private const int AtOnce = 8;
    private static readonly TimeSpan SpreadOfKey = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan LongestSpread = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SoonEarliest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SoonJitter = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LeastDistance = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);
    private static readonly Verdict Refusal = Verdict.From(ServiceAnswers.Refused, VirtualClock.Start);

    private readonly Dictionary<PoolKey, WatchedKey> watched = [];
    private readonly PriorityQueue<WatchedKey, (DateTimeOffset Due, long Ordinal)> queue = new();
    private readonly HashSet<PoolKey> unasked = [];
    private Action? whenAllAsked;
    private int running;
    private long questions;

    private SimulationRun Run => client.Run;

    private DateTimeOffset Now => client.Run.Clock.Now;

    /// <summary>Begins.</summary>
    /// <param name="firstRound">Called once every key has been asked about.</param>
    public void Start(Action firstRound)
    {
        whenAllAsked = firstRound;
        TimeSpan spread = client.Keys.Count * SpreadOfKey < LongestSpread ? client.Keys.Count * SpreadOfKey : LongestSpread;
        foreach (PoolKey key in client.Keys)
        {
            unasked.Add(key);
            Plan(Find(key), client.Keys.Count <= AtOnce ? Now : Now + (spread * chance.NextDouble()));
        }

        Pump();
    }

    /// <summary>Somebody wants to know whether the service takes a key.</summary>
    public void Probe(PoolKey key)
    {
        WatchedKey mine = Find(key);
        mine.IsProbe = true;
        Hasten(mine, Now);
        // Whoever wants to know must not be called back within his call.
        Run.Clock.Schedule(new DelayedCall(Pump), Now);
    }

    public void CheckSoon(PoolKey key)
    {
        WatchedKey mine = Find(key);
        DateTimeOffset soon = Soon();
        Hasten(mine, mine.AskedAt is { } asked && asked + LeastDistance > soon ? asked + LeastDistance : soon);
    }

    private WatchedKey Find(PoolKey key)
    {
        if (!watched.TryGetValue(key, out WatchedKey? mine))
            watched.Add(key, mine = new WatchedKey(key));
        return mine;
    }

    private DateTimeOffset Soon() => Now + SoonEarliest + (SoonJitter * chance.NextDouble());

    private void Hasten(WatchedKey mine, DateTimeOffset due)
    {
        if (mine.Due is not { } planned || due < planned)
            Plan(mine, due);
    }

    private void Plan(WatchedKey mine, DateTimeOffset due)
    {
        mine.Due = due;
        queue.Enqueue(mine, (due, ++questions));
        Run.Clock.Schedule(new DelayedCall(Pump), due);
    }

    private void Pump()
    {
        while (running < KeyWatch.MaxConcurrency && queue.TryPeek(out WatchedKey? next, out (DateTimeOffset Due, long) planned) && planned.Due <= Now)
        {
            queue.Dequeue();
            // One that was hastened stands in the queue twice.
            if (next.Due != planned.Due || next.IsAsked)
                continue;
            next.Due = null;
            if (!next.IsProbe && next.Key.Breaker.State == KeyState.Quarantined)
            {
                NoteAsked(next.Key);
                PlanNext(next);
                continue;
            }

            Ask(next);
        }
    }

    private void Ask(WatchedKey mine)
    {
        running++;
        mine.IsAsked = true;
        mine.AskedAt = Now;
        bool isProbe = mine.IsProbe;
        mine.IsProbe = false;
        bool wasOut = mine.Key.Breaker.State == KeyState.Quarantined;
        int place = client.PlaceOf(mine.Key);
        KeyAnswer answer = Run.Service.Knows(place) switch
        {
            true => new KeyAnswer(Now, new KeyInfo { CreatorUserId = Run.Service.Plan.Accounts[Run.Service.Plan.Keys[place].Account].Name }, null),
            false => new KeyAnswer(Now, null, Refusal.Reason, Refusal),
            null => new KeyAnswer(Now, null, "no answer"),
        };
        Run.Clock.Schedule(new DelayedCall(() => Take(mine, answer, wasOut, isProbe)), Now + Run.Service.TimeToTell(place, ++questions));
    }

    private void Take(WatchedKey mine, KeyAnswer answer, bool wasOut, bool isProbe)
    {
        Run.Meter.NoteQuestion(client.PlaceOf(mine.Key));
        bool isDoubtful = lessons.Take(mine, answer, wasOut, mayReadmit: isProbe);
        if (isDoubtful)
            Hasten(mine, Soon());
        running--;
        mine.IsAsked = false;
        NoteAsked(mine.Key);
        if (mine.Due is { } due)
            Plan(mine, due);
        else
            PlanNext(mine);
        Pump();
    }

    private void NoteAsked(PoolKey key)
    {
        if (unasked.Remove(key) && unasked.Count == 0)
            whenAllAsked?.Invoke();
    }

    private void PlanNext(WatchedKey mine) => Plan(mine, Now + (Interval * (0.8 + (0.4 * chance.NextDouble()))));
}
