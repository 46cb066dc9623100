namespace OpenRouter.Aot;

/// <summary>
/// How fast attempts may begin over all keys: what the edge of the service takes from this client's address before it blocks it. Nobody tells the limit,
/// nor how long its window is; a step too far costs every request a block of seconds and more. So nothing is limited before the first refusal, and after it
/// nothing is tried that was not taken before, except for a step once in a while. Safe for use by several threads.
/// </summary>
internal sealed class AddressPace
{
    /// <summary>How many windows are counted.</summary>
    public const int WindowCount = 3;

    // At ten seconds a block, with the distance doubled by each step that was one too many, that is 2 % of the first hour.
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromHours(1);

    // What is left of a limit that held and was refused all the same: enough for the jitter of the way.
    private const double Slack = 0.95;

    // What is left of the most that was ever taken where far fewer were refused: the same as a width keeps after a throttle.
    private const double Share = 0.7;

    private readonly Lock gate = new();

    // Those of Cloudflare's rules that a run feels (developers.cloudflare.com/waf, rate limiting: periods from ten seconds on).
    private readonly PaceWindow[] windows = [new(TimeSpan.FromSeconds(10)), new(TimeSpan.FromMinutes(1)), new(TimeSpan.FromMinutes(10))];
    private long begun;
    private AddressBlock? block;
    private int? usedUp;
    private int? stepped;
    private int lastStep;
    private TimeSpan interval = ShortestInterval;
    private DateTimeOffset changed;
    private int contradictions;

    /// <summary>The most attempts that may begin within each of the windows, the shortest first; null where nothing speaks for any limit.</summary>
    public IReadOnlyList<int?> Limits
    {
        get
        {
            lock (gate)
                return Array.ConvertAll(windows, static window => window.Limit);
        }
    }

    /// <summary>Lets an attempt begin.</summary>
    /// <param name="share">The share that must stay free after it; 0 for none.</param>
    /// <param name="now">The time.</param>
    /// <param name="mark">What is to be given back with the answer.</param>
    public bool TryTake(double share, DateTimeOffset now, out PaceMark mark)
    {
        mark = default;
        lock (gate)
        {
            Widen(now);
            PaceMark.Counts ahead = default;
            for (int i = 0; i < windows.Length; i++)
            {
                windows[i].Advance(now);
                ahead[i] = windows[i].Count;
                if (windows[i].IsFull(share))
                {
                    usedUp = i;
                    return false;
                }
            }

            foreach (PaceWindow window in windows)
                window.Add();
            mark = new PaceMark(++begun, ahead);
            return true;
        }
    }

    /// <summary>An attempt did not begin after all.</summary>
    public void Return()
    {
        lock (gate)
        {
            foreach (PaceWindow window in windows)
                window.Remove();
        }
    }

    /// <summary>When the next attempt may begin; null where one may now.</summary>
    /// <param name="share">The share that must stay free after it.</param>
    /// <param name="now">The time.</param>
    public DateTimeOffset? GetRecovery(double share, DateTimeOffset now)
    {
        DateTimeOffset? latest = null;
        lock (gate)
        {
            foreach (PaceWindow window in windows)
            {
                window.Advance(now);
                if (window.IsFull(share) && window.GetNextLeave() is var leave && !(leave <= latest))
                    latest = leave;
            }
        }

        return latest;
    }

    /// <summary>The edge let an attempt pass.</summary>
    /// <param name="mark">What was so when it began.</param>
    /// <param name="now">The time.</param>
    public void Pass(PaceMark mark, DateTimeOffset now)
    {
        lock (gate)
        {
            for (int i = 0; i < windows.Length; i++)
                windows[i].NoteTaken(mark.Ahead[i] + 1);
            block?.NotePassed(mark.Ordinal, now);
            if (block is { IsRefuted: true } none)
                Forget(none);
        }
    }

    /// <summary>The edge turned an attempt away, because too many came from this address.</summary>
    /// <param name="mark">What was so when it began.</param>
    /// <param name="isTold">Whether the service said for how long.</param>
    /// <param name="now">The time.</param>
    public void Throttle(PaceMark mark, bool isTold, DateTimeOffset now)
    {
        lock (gate)
        {
            if (block is null || !block.TryAdd(mark.Ordinal, begun, now))
                Learn(mark, isTold, now);
            // The first to be turned away was the one too many, and its refusal need not be the first to come back.
            else if (block is { IsProof: true } && mark.Ahead[block.Window] < windows[block.Window].Limit)
                windows[block.Window].Restrict(mark.Ahead[block.Window]);
        }
    }

    private void Learn(PaceMark mark, bool isTold, DateTimeOffset now)
    {
        int last = Array.FindLastIndex(windows, window => window.Limit is not null);
        if (stepped is { } step)
        {
            // What was allowed before the step had gone well.
            block = Begin(step);
            windows[step].Restrict(windows[step].Limit!.Value - lastStep);
            interval = interval * 2 < LongestInterval ? interval * 2 : LongestInterval;
        }
        else if (last >= 0 && (contradictions == 0 || last == windows.Length - 1))
        {
            // What was never too much may be refused all the same, for on the way some come closer to each other than they were sent.
            block = Begin(last);
            windows[last].Restrict(Slack * windows[last].Limit!.Value);
            contradictions++;
        }
        else
        {
            // At first the shortest window is taken for the edge's; refused at its limit once more, it is a longer one.
            block = Begin(last + 1, isProof: true);
            // Where much more was taken once, others share the address, or it is not about the pace at all.
            windows[last + 1].Restrict(Math.Max(mark.Ahead[last + 1], Share * windows[last + 1].MostTaken));
            contradictions = 0;
        }

        (stepped, lastStep, changed, usedUp) = (null, 0, now, null);

        AddressBlock Begin(int window, bool isProof = false) =>
            new(mark.Ordinal, begun, now)
            {
                IsTold = isTold,
                Window = window,
                IsProof = isProof,
                Limit = windows[window].Limit,
                Interval = interval,
                Contradictions = contradictions,
            };
    }

    // It was no block: what it taught is no more true than before.
    private void Forget(AddressBlock none)
    {
        windows[none.Window].Restore(none.Limit);
        (interval, contradictions, block) = (none.Interval, none.Contradictions, null);
    }

    private void Widen(DateTimeOffset now)
    {
        if (usedUp is not { } window || windows[window].Limit is not { } most || now - changed < interval)
            return;
        contradictions = 0;
        // The step before was not refused: the next may be longer, and sooner.
        if (stepped is not null)
            interval = interval / 2 > ShortestInterval ? interval / 2 : ShortestInterval;
        lastStep = Math.Clamp(lastStep * 2, Math.Max(1, most / 16), Math.Max(1, most / 2));
        windows[window].Widen(lastStep);
        (stepped, changed, usedUp, block) = (window, now, null, null);
    }
}
