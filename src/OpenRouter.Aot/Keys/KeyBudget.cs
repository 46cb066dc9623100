namespace OpenRouter.Aot;

/// <summary>
/// The money that a key may spend, as far as it is known: what the service said was left, less what was spent since and what is reserved for
/// requests that run. A key of which nothing is known covers everything. Amounts inside are billionths of a dollar.
/// </summary>
/// <param name="key">The key.</param>
internal sealed class KeyBudget(PoolKey key)
{
    /// <summary>How old a figure of the service can be (openrouter.ai/docs/api-reference/limits: usage lags by up to a minute).</summary>
    public static readonly TimeSpan Lag = TimeSpan.FromMinutes(1);

    /// <summary>What is left of a limit this shortly before its reset is lost otherwise.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromHours(1);

    // A limit that never resets may be raised by its owner, which only a check can tell; should nobody check, a request finds out.
    private static readonly TimeSpan SpentForGood = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);

    private readonly KeySpending spending = new(key.Ring.Time);
    private BudgetFigure[]? figures;
    private long reserved;
    private long refusedAt;
    private int isSpent;
    private int resetsSoon;
    private ITimer? timer;

    /// <summary>Whether the key has a limit that is known.</summary>
    public bool IsLimited => Volatile.Read(ref figures) is not null;

    /// <summary>Whether money is left that a reset within the hour takes away.</summary>
    public bool ResetsSoon => Volatile.Read(ref resetsSoon) != 0;

    /// <summary>What is left in USD, reserved or not; null where no limit is known.</summary>
    public decimal? Remaining => Volatile.Read(ref figures) is { } known ? RemainingOf(known) / 1_000_000_000m : null;

    /// <summary>When the limit that binds resets; null for never, or where none is known.</summary>
    public DateTimeOffset? ResetsAt => Volatile.Read(ref figures) is { } known ? Binding(known).ResetsAt : null;

    /// <summary>Whether what is left and not reserved covers a cost.</summary>
    /// <param name="microUsd">The cost in millionths of a dollar; 0 where it is not known.</param>
    public bool Covers(long microUsd) => microUsd <= 0 || Volatile.Read(ref figures) is not { } known || FreeOf(known) >= microUsd * 1000;

    /// <summary>When the key may cover a cost: now, also where only reservations stand in the way; after a reset; null where it will not.</summary>
    /// <param name="microUsd">The cost in millionths of a dollar; 0 where it is not known.</param>
    /// <param name="now">The time.</param>
    public DateTimeOffset? MayCoverAt(long microUsd, DateTimeOffset now)
    {
        if (microUsd <= 0 || Volatile.Read(ref figures) is not { } known)
            return now;
        DateTimeOffset moment = now;
        foreach (BudgetFigure figure in known)
        {
            if (figure.RemainingAt(spending.Total) >= microUsd * 1000)
                continue;
            if (figure.ResetsAt is not { } reset || figure.Limit < microUsd * 1000)
                return null;
            moment = reset > moment ? reset : moment;
        }

        return moment;
    }

    /// <summary>Reserves what a request may cost, covered or not; each call is followed by one of <see cref="Settle"/>.</summary>
    /// <param name="microUsd">The cost in millionths of a dollar; 0 where it is not known.</param>
    /// <returns>False where the key does not cover it, because others have reserved meanwhile: the request had better give the key back.</returns>
    public bool Reserve(long microUsd)
    {
        if (microUsd <= 0)
            return true;
        Interlocked.Add(ref reserved, microUsd * 1000);
        return Volatile.Read(ref figures) is not { } known || FreeOf(known) >= 0;
    }

    /// <summary>Ends a reservation.</summary>
    /// <param name="microUsd">What was reserved.</param>
    /// <param name="usd">What the request cost, in USD; null or 0 where it was not charged.</param>
    public void Settle(long microUsd, decimal? usd)
    {
        // What was spent is counted before the reservation ends: nobody sees more left than there is.
        if (usd > 0)
            spending.Add(BudgetFigure.ToNano(usd.Value));
        if (microUsd > 0)
            Interlocked.Add(ref reserved, -microUsd * 1000);
        if (Volatile.Read(ref figures) is not { } known)
            return;
        if (usd > 0)
            NoteSpent(known);
        if (microUsd > 0)
            key.Ring.RoomReturned?.Invoke(key);
    }

    /// <summary>Takes in what a request was told of the key's money.</summary>
    public void Note(in Verdict verdict)
    {
        bool isKeyLimit = verdict is { Scope: VerdictScope.Key, Action: VerdictAction.Bench };
        if (isKeyLimit)
            Interlocked.Exchange(ref refusedAt, key.Ring.Time.GetUtcNow().UtcTicks);
        if (isKeyLimit || verdict is { Action: VerdictAction.Reroute } or { Scope: VerdictScope.Account, Action: VerdictAction.Bench, FreeModelsOnly: false })
            key.Ring.CheckWanted?.Invoke(key);
    }

    /// <summary>
    /// Takes in what the service says is left. A key with nothing left is benched until the reset; one that was benched for its limit comes back as
    /// soon as figures that are younger say otherwise.
    /// </summary>
    /// <param name="info">What the service said.</param>
    /// <param name="askedAt">When it was asked.</param>
    public void Learn(KeyInfo info, DateTimeOffset askedAt)
    {
        // Of the two, the reckoning at the reset is the better: what the service says then may be of the day before.
        if (BudgetFigure.MayBePast(info, askedAt, Lag))
            return;
        BudgetFigure[] told = BudgetFigure.Of(info, askedAt, spending.TotalAt(askedAt - Lag));
        Volatile.Write(ref figures, told.Length > 0 ? told : null);
        BudgetFigure[] spent = Array.FindAll(told, static figure => figure.Remaining <= 0);
        if (spent.Length > 0)
            Bench(spent, askedAt);
        else
            Lift(askedAt);
        Volatile.Write(ref isSpent, 0);
        Reckon();
    }

    /// <summary>Takes over what is known of the same secret in another place of the pool.</summary>
    public void Adopt(KeyBudget other)
    {
        if (Volatile.Read(ref other.figures) is not { } known)
            return;
        long before = other.spending.Total;
        Volatile.Write(ref figures, Array.ConvertAll(known, figure => figure with { Remaining = figure.RemainingAt(before), SpentBefore = spending.Total }));
        Interlocked.Exchange(ref refusedAt, Interlocked.Read(ref other.refusedAt));
        Reckon();
    }

    public void Stop() => Volatile.Read(ref timer)?.Dispose();

    private long RemainingOf(BudgetFigure[] known) => Binding(known).RemainingAt(spending.Total);

    private long FreeOf(BudgetFigure[] known)
    {
        // The reservations first: one that is settled in between is then counted as spent too, never as neither.
        long held = Interlocked.Read(ref reserved);
        return RemainingOf(known) - held;
    }

    private BudgetFigure Binding(BudgetFigure[] known)
    {
        long spent = spending.Total;
        BudgetFigure least = known[0];
        foreach (BudgetFigure figure in known)
        {
            if (figure.RemainingAt(spent) < least.RemainingAt(spent))
                least = figure;
        }

        return least;
    }

    private void Bench(BudgetFigure[] spent, DateTimeOffset askedAt)
    {
        Interlocked.Exchange(ref refusedAt, askedAt.UtcTicks);
        DateTimeOffset until = askedAt;
        foreach (BudgetFigure figure in spent)
        {
            DateTimeOffset end = figure.ResetsAt ?? askedAt + SpentForGood;
            until = end > until ? end : until;
        }

        key.Breaker.Open(KeyState.Benched, until, "its limit is used up");
    }

    private void Lift(DateTimeOffset askedAt)
    {
        if (Interlocked.Read(ref refusedAt) is not (var refused and not 0) || askedAt.UtcTicks - refused < Lag.Ticks)
            return;
        Interlocked.Exchange(ref refusedAt, 0);
        if (key.Breaker.Condition is { State: KeyState.Benched } bench)
            key.Breaker.Lift(bench);
    }

    /// <summary>By its own reckoning the key has nothing left: only the service knows.</summary>
    private void NoteSpent(BudgetFigure[] known)
    {
        if (RemainingOf(known) > 0 || Interlocked.Exchange(ref isSpent, 1) != 0)
            return;
        Reckon();
        key.Ring.CheckWanted?.Invoke(key);
    }

    /// <summary>Renews what has been reset, brings the key's bits into line, and sets the timer for what comes next.</summary>
    private void Reckon()
    {
        Renew();
        int soon;
        do
        {
            // Others reckon at the same time: the last to write has to have seen the latest.
            soon = IsSoon();
            Interlocked.Exchange(ref resetsSoon, soon);
        }
        while (soon != IsSoon());
        key.Reflect();
        Arm();
    }

    private void Renew()
    {
        while (Volatile.Read(ref figures) is { } known)
        {
            DateTimeOffset now = key.Ring.Time.GetUtcNow();
            if (Array.TrueForAll(known, figure => !(figure.ResetsAt <= now)))
                return;
            long spent = spending.Total;
            var renewed = new List<BudgetFigure>(known.Length);
            foreach (BudgetFigure figure in known)
            {
                if ((figure.ResetsAt <= now ? figure.Renewed(spent, now) : figure) is { } next)
                    renewed.Add(next);
            }

            if (ReferenceEquals(Interlocked.CompareExchange(ref figures, renewed.Count > 0 ? [.. renewed] : null, known), known))
                Volatile.Write(ref isSpent, 0);
        }
    }

    private int IsSoon()
    {
        if (Volatile.Read(ref figures) is not { } known)
            return 0;
        BudgetFigure binding = Binding(known);
        return binding.ResetsAt - key.Ring.Time.GetUtcNow() <= Soon && binding.RemainingAt(spending.Total) > 0 ? 1 : 0;
    }

    private void Arm()
    {
        if (Volatile.Read(ref figures) is not { } known)
            return;
        DateTimeOffset now = key.Ring.Time.GetUtcNow();
        TimeSpan due = TimeSpan.MaxValue;
        foreach (BudgetFigure figure in known)
        {
            if (figure.ResetsAt is not { } reset)
                continue;
            TimeSpan left = reset - now > Soon ? reset - now - Soon : reset - now;
            due = left < due ? left : due;
        }

        if (due == TimeSpan.MaxValue)
            return;
        if (Volatile.Read(ref timer) is null)
        {
            ITimer mine = key.Ring.CreateTimer(static self => ((KeyBudget)self!).Reckon(), this);
            if (Interlocked.CompareExchange(ref timer, mine, null) is not null)
                mine.Dispose();
        }

        Volatile.Read(ref timer)!.Change(due < TimeSpan.Zero ? TimeSpan.Zero : due < LongestTimer ? due : LongestTimer, Timeout.InfiniteTimeSpan);
    }
}
