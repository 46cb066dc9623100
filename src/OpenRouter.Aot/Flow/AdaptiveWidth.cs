namespace OpenRouter.Aot;

/// <summary>
/// How many attempts may run at once, found out by trying. It widens only while it is used up: doubling until something speaks against it, and from
/// then on by a step every few seconds, less often each time that a step proves to be one too many. Safe for use by several threads.
/// </summary>
internal sealed class AdaptiveWidth
{
    /// <summary>What a width begins with.</summary>
    public const int First = 8;

    // As many as a bulk run may have at once.
    private const int Widest = 10_000;

    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(5);

    // A step that is refused is a wasted attempt: at 12 in flight of a second each, one a minute is 0.14 % of them.
    private static readonly TimeSpan LongestInterval = TimeSpan.FromMinutes(1);

    // A refusal this soon after the width grew blames the growth. Later, the service has changed, and its gate waits until it is well again.
    private static readonly TimeSpan Recently = ShortestInterval;

    // Refusals that follow each other this closely are of one cause, and count once.
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(1);

    // A refusal comes back within this time: what runs for longer has been taken on, although a slow model has not even sent headers.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly bool isFixed;
    private int limit;
    private int running;
    private RefusalWindow refusals;
    private long begun;
    private bool isDoubling;

    // Whether the search is over: a width that has grown by steps is near what the service takes, and a refusal takes less of it.
    private bool isSettled;
    private bool isUsedUp;
    private DateTimeOffset usedUpSince;
    private int step;
    private int peak;
    private TimeSpan interval = ShortestInterval;
    private DateTimeOffset changed;
    private DateTimeOffset refused;
    private DateTimeOffset heldUntil;

    private AdaptiveWidth(int limit, bool isDoubling, bool isFixed)
    {
        this.limit = peak = limit;
        this.isDoubling = isDoubling;
        this.isFixed = isFixed;
    }

    /// <summary>How many may run at once; null while nothing speaks for any limit.</summary>
    public int? Limit => Volatile.Read(ref limit) is var most and not int.MaxValue ? most : null;

    /// <summary>How many run.</summary>
    public int Running => Volatile.Read(ref running);

    /// <summary>A width that begins small and doubles.</summary>
    public static AdaptiveWidth Begin() => new(First, isDoubling: true, isFixed: false);

    /// <summary>A width without a limit, until a refusal proves one.</summary>
    public static AdaptiveWidth Open() => new(int.MaxValue, isDoubling: false, isFixed: false);

    /// <summary>A width that its owner has set.</summary>
    public static AdaptiveWidth Fixed(int most) => new(most, isDoubling: false, isFixed: true);

    /// <summary>Lets an attempt begin.</summary>
    /// <param name="share">The share that must stay free after it; 0 for none. A width of one leaves nothing.</param>
    /// <param name="now">The time.</param>
    /// <param name="mark">What is to be given back with a refusal.</param>
    public bool TryTake(double share, DateTimeOffset now, out WidthMark mark)
    {
        lock (gate)
        {
            Widen(now);
            mark = default;
            if (heldUntil > now || running >= limit - (limit == int.MaxValue ? 0 : Math.Min((int)Math.Ceiling(limit * share), limit - 1)))
            {
                NoteUsedUp(now);
                return false;
            }

            mark = new WidthMark(running, ++begun);
            if (++running == limit)
                NoteUsedUp(now);
            return true;
        }
    }

    /// <summary>An attempt ended, or did not begin after all.</summary>
    public void Return()
    {
        lock (gate)
            running--;
    }

    /// <summary>Until when nothing may begin, although nothing runs; null where only what runs stands in the way.</summary>
    public DateTimeOffset? HeldUntil(DateTimeOffset now)
    {
        lock (gate)
            return heldUntil > now ? heldUntil : null;
    }

    /// <summary>The service took an attempt on.</summary>
    /// <returns>Whether there is more room now.</returns>
    public bool Accept(DateTimeOffset now)
    {
        lock (gate)
        {
            if (!isDoubling || !isUsedUp || limit >= Widest)
                return false;
            limit++;
            peak = Math.Max(peak, limit);
            isUsedUp = false;
            changed = now;
            return true;
        }
    }

    /// <summary>The service refused an attempt because too much ran: what ran beside it is the limit.</summary>
    /// <param name="mark">What was so when it began.</param>
    /// <param name="until">When it may be tried again, as the service says.</param>
    /// <param name="now">The time.</param>
    public void Prove(WidthMark mark, DateTimeOffset? until, DateTimeOffset now)
    {
        lock (gate)
        {
            // Those that were refused themselves did not run.
            int proved = mark.Ahead - refusals.CountAhead(mark.Ordinal);
            refusals.Add(mark.Ordinal, begun);
            // With nothing running, what has ended still counts for a while (openrouter.ai/docs, limits: the settlement of a request).
            if (proved < 1)
                Hold(until, now);
            if (isFixed)
                return;
            isDoubling = false;
            if (Math.Max(proved, 1) < limit)
            {
                limit = Math.Max(proved, 1);
                NoteRefusal();
            }

            changed = refused = now;
            isUsedUp = false;
        }
    }

    /// <summary>
    /// The service refused an attempt for its own reasons, of which too much at once may be one: it is taken for one where the width has just grown, or
    /// where the service refused shortly before.
    /// </summary>
    /// <param name="mark">What was so when the attempt began.</param>
    /// <param name="now">The time.</param>
    public void Throttle(WidthMark mark, DateTimeOffset now)
    {
        lock (gate)
        {
            bool isSameBurst = refusals.Last >= mark.Ordinal || now - refused < Burst;
            bool isRelapse = now - refused < 2 * Recently;
            bool isAfterGrowth = now - changed < Recently;
            refusals.Add(mark.Ordinal, begun);
            refused = now;
            if (isFixed || isSameBurst)
                return;
            isUsedUp = false;
            if (limit == int.MaxValue)
                Set((int)(running * 0.7), now);
            else if (step > 0 && isAfterGrowth)
                Set(limit - step, now);
            else if (isRelapse || (isDoubling && isAfterGrowth))
                Set((int)(limit * (isSettled ? 0.9 : 0.7)), now);
        }
    }

    /// <summary>First tokens take much longer than they did: the attempts stand in each other's way.</summary>
    public void Narrow(DateTimeOffset now)
    {
        lock (gate)
        {
            // Half of what once went well stays, whatever the reason is: a model may be slow for everybody.
            int least = Math.Max(First, peak / 2);
            if (isFixed || limit == int.MaxValue || limit <= least)
                return;
            Set(Math.Max(least, (int)(limit * 0.9)), now);
        }
    }

    private void NoteUsedUp(DateTimeOffset now)
    {
        if (isUsedUp)
            return;
        isUsedUp = true;
        usedUpSince = now;
    }

    private void Widen(DateTimeOffset now)
    {
        if (isDoubling && isUsedUp && now - usedUpSince >= Silence)
        {
            limit = peak = Math.Min(2 * limit, Widest);
            changed = now;
            isUsedUp = false;
        }

        if (isFixed || isDoubling || !isUsedUp || limit >= Widest || now - changed < interval)
            return;
        // The step before was not refused.
        if (step > 0)
            interval = Longest(interval / 2, ShortestInterval);
        isSettled = true;
        step = Math.Max(1, limit / 16);
        limit += step;
        peak = Math.Max(peak, limit);
        changed = now;
        isUsedUp = false;
    }

    private void Set(int most, DateTimeOffset now)
    {
        limit = Math.Max(1, most);
        isDoubling = false;
        NoteRefusal();
        changed = now;
        isUsedUp = false;
    }

    private void NoteRefusal()
    {
        if (step > 0)
            interval = interval * 2 < LongestInterval ? interval * 2 : LongestInterval;
        step = 0;
    }

    private void Hold(DateTimeOffset? until, DateTimeOffset now)
    {
        TimeSpan wait = until - now ?? TimeSpan.FromSeconds(1);
        heldUntil = now + Longest(heldUntil - now, wait < LongestHold ? wait : LongestHold);
    }

    private static TimeSpan Longest(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
