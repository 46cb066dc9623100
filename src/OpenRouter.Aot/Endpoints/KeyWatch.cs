namespace OpenRouter.Aot;

/// <summary>
/// Asks the service about every key in the background: when the client is first used, then sparingly, and soon after a request was told of a key's
/// money. No request waits for it. Instances that start together do not ask together.
/// </summary>
internal sealed class KeyWatch : IDisposable
{
    /// <summary>How many keys are asked about at once. The service forbids nobody to look, but many who look at once are a herd.</summary>
    public const int MaxConcurrency = 4;

    // A pool of this size asks about all of its keys at once; a larger one spreads the rest, 25 ms a key, so that 80 keys take two seconds.
    private const int AtOnce = 8;
    private static readonly TimeSpan SpreadOfKey = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan LongestSpread = TimeSpan.FromMinutes(1);

    private const int Starting = 1;
    private const int Started = 2;

    // The first answer of a program is not to share processors and network with questions about keys; nobody waits for these.
    private static readonly TimeSpan StartDelay = TimeSpan.FromMilliseconds(100);

    // Requests that run together are told the same together. Figures lag by a minute: to ask more often tells nothing new.
    private static readonly TimeSpan SoonEarliest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SoonJitter = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LeastDistance = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);

    private readonly KeyRing ring;
    private readonly KeyChecker checker;
    private readonly KeyLessons lessons;
    private readonly TimeProvider time;
    private readonly Chance chance;
    private readonly TimeSpan? interval;
    private readonly Lock gate = new();
    private readonly Dictionary<PoolKey, WatchedKey> watched = [];
    private readonly PriorityQueue<WatchedKey, DateTimeOffset> queue = new();
    private readonly CancellationTokenSource end = new();
    private readonly TaskCompletionSource firstRound = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<PoolKey> unasked = [];
    private readonly SemaphoreSlim turn = new(MaxConcurrency);
    private readonly ITimer timer;
    private readonly ITimer beginning;
    private int running;
    private int hasStarted;

    /// <param name="ring">The keys.</param>
    /// <param name="checker">Who asks.</param>
    /// <param name="lessons">Who takes the answers in.</param>
    /// <param name="interval">How often; null for never.</param>
    /// <param name="chance">The jitter.</param>
    public KeyWatch(KeyRing ring, KeyChecker checker, KeyLessons lessons, TimeSpan? interval, Chance chance)
    {
        this.ring = ring;
        this.checker = checker;
        this.lessons = lessons;
        this.interval = interval;
        this.chance = chance;
        time = ring.Time;
        timer = ring.CreateTimer(static self => ((KeyWatch)self!).Pump(), this);
        beginning = ring.CreateTimer(static self => ((KeyWatch)self!).Begin(), this);
        if (interval is null)
        {
            firstRound.SetResult();
            return;
        }

        ring.ProbeWanted = Probe;
        ring.CheckWanted = CheckSoon;
    }

    /// <summary>
    /// Asked after a key was asked about that is its account's first, where somebody listens to credits; null where nobody asks.
    /// </summary>
    public Func<PoolAccount, CancellationToken, ValueTask<decimal?>>? CreditsWanted { get; set; }

    /// <summary>Ends once every key that was in the pool at the start has been asked about, whatever came of it.</summary>
    public Task FirstRound => firstRound.Task;

    /// <summary>Begins in a moment, unless it has begun. It costs who calls it nothing.</summary>
    public void Start() => Start(StartDelay);

    /// <summary>Begins at once, for who waits for it.</summary>
    public void StartAtOnce() => Start(TimeSpan.Zero);

    /// <summary>Looks after new keys too, after a reload.</summary>
    public void Refresh()
    {
        if (Volatile.Read(ref hasStarted) != 0)
            ThreadPool.UnsafeQueueUserWorkItem(static self => self.Begin(), this, preferLocal: false);
    }

    /// <summary>Asks about a key now, and lets the pool learn from the answer.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async ValueTask<KeyCheck> CheckAsync(PoolKey key, CancellationToken ct)
    {
        WatchedKey mine;
        lock (gate)
        {
            mine = Find(key);
            mine.AskedAt = time.GetUtcNow();
        }

        KeyAnswer answer = await AskAsync(mine, mayReadmit: true, ct).ConfigureAwait(false);
        return new KeyCheck(key.Alias, answer.Info, answer.Error);
    }

    public void Dispose()
    {
        end.Cancel();
        timer.Dispose();
        beginning.Dispose();
        firstRound.TrySetResult();
    }

    private void Start(TimeSpan delay)
    {
        int state = delay == TimeSpan.Zero ? Started : Starting;
        int seen = Volatile.Read(ref hasStarted);
        while (interval is not null && seen < state)
        {
            int before = Interlocked.CompareExchange(ref hasStarted, state, seen);
            if (before == seen)
            {
                beginning.Change(delay, Timeout.InfiniteTimeSpan);
                return;
            }

            seen = before;
        }
    }

    private void Begin()
    {
        lock (gate)
        {
            var gone = new List<PoolKey>();
            foreach ((PoolKey key, _) in watched)
            {
                if (key.Place is null)
                    gone.Add(key);
            }

            foreach (PoolKey key in gone)
                watched.Remove(key);

            List<PoolKey> fresh = FindFresh();
            TimeSpan spread = fresh.Count * SpreadOfKey < LongestSpread ? fresh.Count * SpreadOfKey : LongestSpread;
            DateTimeOffset now = time.GetUtcNow();
            foreach (PoolKey key in fresh)
            {
                if (!firstRound.Task.IsCompleted)
                    unasked.Add(key);
                Plan(Find(key), fresh.Count <= AtOnce ? now : now + (spread * chance.NextDouble()));
            }

            if (unasked.Count == 0)
                firstRound.TrySetResult();
        }

        Pump();
    }

    /// <summary>Somebody wants to know whether the service takes a key; the answer goes to the lessons.</summary>
    public void Probe(PoolKey key)
    {
        lock (gate)
        {
            WatchedKey mine = Find(key);
            mine.IsProbe = true;
            Hasten(mine, time.GetUtcNow());
        }

        Pump();
    }

    private void CheckSoon(PoolKey key)
    {
        lock (gate)
        {
            WatchedKey mine = Find(key);
            DateTimeOffset soon = Soon();
            Hasten(mine, mine.AskedAt is { } asked && asked + LeastDistance > soon ? asked + LeastDistance : soon);
            Arm();
        }
    }

    /// <summary>The keys that nobody has planned to ask about.</summary>
    private List<PoolKey> FindFresh()
    {
        var fresh = new List<PoolKey>();
        foreach (KeyEntry entry in ring.Entries)
        {
            foreach (PoolKey key in entry.Keys)
            {
                if (!watched.TryGetValue(key, out WatchedKey? known) || known is { Due: null, IsAsked: false })
                    fresh.Add(key);
            }
        }

        return fresh;
    }

    private WatchedKey Find(PoolKey key)
    {
        if (!watched.TryGetValue(key, out WatchedKey? mine))
            watched.Add(key, mine = new WatchedKey(key));
        return mine;
    }

    private void Hasten(WatchedKey mine, DateTimeOffset due)
    {
        if (mine.Due is not { } planned || due < planned)
            Plan(mine, due);
    }

    private DateTimeOffset Soon() => time.GetUtcNow() + SoonEarliest + (SoonJitter * chance.NextDouble());

    private void Plan(WatchedKey mine, DateTimeOffset due)
    {
        mine.Due = due;
        queue.Enqueue(mine, due);
    }

    /// <summary>Asks about those whose time has come, a few at once, and sets the timer for the next.</summary>
    private void Pump()
    {
        lock (gate)
        {
            DateTimeOffset now = time.GetUtcNow();
            while (running < MaxConcurrency && queue.TryPeek(out WatchedKey? next, out DateTimeOffset due) && due <= now && !end.IsCancellationRequested)
            {
                queue.Dequeue();
                // One that was hastened stands in the queue twice.
                if (next.Due != due || next.IsAsked)
                    continue;
                next.Due = null;
                if (!IsWorthAsking(next))
                    continue;
                running++;
                next.IsAsked = true;
                next.AskedAt = now;
                bool isProbe = next.IsProbe;
                next.IsProbe = false;
                ThreadPool.UnsafeQueueUserWorkItem(static work => _ = work.Watch.RunAsync(work.Key, work.IsProbe), (Watch: this, Key: next, IsProbe: isProbe), preferLocal: false);
            }

            Arm();
        }
    }

    // A quarantined key is asked about at the breaker's own, growing distances.
    private bool IsWorthAsking(WatchedKey mine)
    {
        if (mine.Key.Place is null)
        {
            watched.Remove(mine.Key);
            NoteAsked(mine.Key);
            return false;
        }

        if (mine.IsProbe || mine.Key.Breaker.State != KeyState.Quarantined)
            return true;
        NoteAsked(mine.Key);
        PlanNext(mine);
        return false;
    }

    private async Task RunAsync(WatchedKey mine, bool isProbe)
    {
        try
        {
            await AskAsync(mine, isProbe, end.Token).ConfigureAwait(false);
            PoolAccount account = mine.Key.Account;
            if (CreditsWanted is { } ask && PoolInstruments.Credits.Enabled && account.Keys is [var first, ..] && ReferenceEquals(first, mine.Key))
                await ask(account, end.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // The client is being disposed.
        }
        finally
        {
            lock (gate)
            {
                running--;
                mine.IsAsked = false;
                NoteAsked(mine.Key);
                // One whose time came meanwhile was passed over.
                if (mine.Due is { } due)
                    queue.Enqueue(mine, due);
                else
                    PlanNext(mine);
                Pump();
            }
        }
    }

    private async ValueTask<KeyAnswer> AskAsync(WatchedKey mine, bool mayReadmit, CancellationToken ct)
    {
        PoolKey key = mine.Key;
        bool wasOut = key.Breaker.State == KeyState.Quarantined;
        KeyAnswer answer;
        await turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            answer = await checker.AskAsync(key, ct).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }

        if (lessons.Take(mine, answer, wasOut, mayReadmit) && interval is not null)
        {
            lock (gate)
            {
                Hasten(mine, Soon());
                Arm();
            }
        }

        return answer;
    }

    private void NoteAsked(PoolKey key)
    {
        if (unasked.Remove(key) && unasked.Count == 0)
            firstRound.TrySetResult();
    }

    private void PlanNext(WatchedKey mine)
    {
        if (interval is { } often && !end.IsCancellationRequested)
            Plan(mine, time.GetUtcNow() + (often * (0.8 + (0.4 * chance.NextDouble()))));
    }

    private void Arm()
    {
        if (end.IsCancellationRequested || running >= MaxConcurrency || !queue.TryPeek(out _, out DateTimeOffset due))
            return;
        TimeSpan left = due - time.GetUtcNow();
        timer.Change(left < TimeSpan.Zero ? TimeSpan.Zero : left < LongestTimer ? left : LongestTimer, Timeout.InfiniteTimeSpan);
    }
}
