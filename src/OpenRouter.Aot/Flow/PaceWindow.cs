namespace OpenRouter.Aot;

/// <summary>
/// How many attempts began within the last stretch of time, the most of them that the service ever took, and the most that may. Not safe for use by
/// several threads.
/// </summary>
/// <param name="length">How long the stretch is.</param>
internal sealed class PaceWindow(TimeSpan length)
{
    // A stretch is counted half a hundredth longer than it is, never shorter: that much of the limit is lost.
    private const int Slots = 200;

    // No refusal slows a client down to less: nobody guards an API against two requests a second, so it is about something else.
    private const int LeastPerSecond = 2;

    private readonly int[] counts = new int[Slots + 1];
    private readonly long slotTicks = length.Ticks / Slots;
    private long current;

    /// <summary>Attempts that began within it.</summary>
    public int Count { get; private set; }

    /// <summary>The most that ever began within one and were all taken.</summary>
    public int MostTaken { get; private set; }

    /// <summary>The most that may begin within one; null while nothing speaks for any limit.</summary>
    public int? Limit { get; private set; }

    /// <summary>Lets go of what began too long ago.</summary>
    public void Advance(DateTimeOffset now)
    {
        long slot = now.UtcTicks / slotTicks;
        if (slot - current > Slots)
        {
            Array.Clear(counts);
            (current, Count) = (slot, 0);
        }

        while (current < slot)
        {
            ref int oldest = ref counts[++current % counts.Length];
            Count -= oldest;
            oldest = 0;
        }
    }

    /// <summary>An attempt begins.</summary>
    public void Add()
    {
        counts[current % counts.Length]++;
        Count++;
    }

    /// <summary>One that was added did not begin after all.</summary>
    public void Remove()
    {
        for (int back = 0; back <= Slots; back++)
        {
            ref int count = ref counts[(current + counts.Length - back) % counts.Length];
            if (count == 0)
                continue;
            count--;
            Count--;
            return;
        }
    }

    /// <summary>So many were taken.</summary>
    public void NoteTaken(int count) => MostTaken = Math.Max(MostTaken, count);

    /// <summary>No more than so many may begin; two a second always may.</summary>
    public void Restrict(double most) => Limit = Math.Max((int)most, LeastPerSecond * (int)length.TotalSeconds);

    /// <summary>A limited one may be tried with more than was ever taken.</summary>
    public void Widen(int step) => Limit += step;

    /// <summary>The limit is again what it was before.</summary>
    public void Restore(int? before) => Limit = before;

    /// <summary>Whether no more may begin now.</summary>
    /// <param name="share">The share of the limit that must stay free.</param>
    public bool IsFull(double share) => Count >= Limit - (int)(Limit.GetValueOrDefault() * share);

    /// <summary>When the oldest leaves.</summary>
    public DateTimeOffset GetNextLeave()
    {
        long slot = current - Slots;
        while (slot < current && counts[(slot + counts.Length) % counts.Length] == 0)
            slot++;
        return new DateTimeOffset((slot + Slots + 1) * slotTicks, TimeSpan.Zero);
    }
}
