namespace OpenRouter.Aot;

/// <summary>
/// Requests for which nothing is available now, by group, those with the least time left first. A key that gets room calls one of them; a recovery
/// calls all, one after the other; and what recovers by itself is found by alarms, one a place, each at a moment of its own. An alarm calls
/// whoever stands first of those that it concerns, which need not be the one who set it. Safe for use by several threads.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="chance">The source of jitter.</param>
/// <param name="most">The most requests that may stand in it, those of bulk runs not counted: their own concurrency bounds them.</param>
/// <param name="spread">Over how long those are spread that are called for the same reason.</param>
internal sealed class WaitingLine(TimeProvider time, Chance chance, int most, TimeSpan spread)
{
    // Those who are called together follow each other this closely, until the spread is used up.
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(2);

    private readonly Lock gate = new();
    private readonly Dictionary<string, SortedSet<WaitingPlace>> lines = new(StringComparer.Ordinal);
    private long ordinal;
    private long returns;
    private int waiting;
    private int bounded;

    /// <summary>How many requests stand in it.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return waiting;
        }
    }

    /// <summary>How much room has returned, ever. Who looks for room reads it before.</summary>
    public long Returns => Interlocked.Read(ref returns);

    /// <summary>Takes a place. One who is called at once, because room returned since he looked for it, stands in no line.</summary>
    /// <returns>False where the line is full.</returns>
    public bool TryJoin(WaitingPlace place)
    {
        lock (gate)
        {
            if (!place.IsBulk && bounded >= most)
                return false;
            if (!lines.TryGetValue(place.Group, out SortedSet<WaitingPlace>? line))
                lines.Add(place.Group, line = []);
            place.Ordinal = ++ordinal;
            line.Add(place);
            place.IsIn = true;
            place.Alarm = Earliest(place.Recovery + (spread * chance.NextDouble()), place.Deadline);
            bounded += place.IsBulk ? 0 : 1;
            // With a fence: of who returns room and who joins, one sees the other.
            Interlocked.Increment(ref waiting);
            if (place.IsForRoom && place.Returns != Returns)
                Call(place, default);
            return true;
        }
    }

    /// <summary>Leaves the line; without effect for who was called.</summary>
    public void Leave(WaitingPlace place)
    {
        lock (gate)
            Remove(place);
    }

    /// <summary>
    /// The alarm of a place rang: it calls the first whom the same recovery concerns, and takes over the alarm of that one. Whose time is up is called
    /// himself.
    /// </summary>
    public void Ring(WaitingPlace place)
    {
        lock (gate)
        {
            if (!place.IsIn)
                return;
            DateTimeOffset now = time.GetUtcNow();
            WaitingPlace first = place.Deadline <= now ? place : FirstToRecover(place, now);
            place.Alarm = Earliest(first.Alarm, place.Deadline);
            Call(first, default);
        }
    }

    /// <summary>Calls the first who has use for a key that has room.</summary>
    public void Call(PoolKey key)
    {
        if (!NoteReturn())
            return;
        lock (gate)
        {
            if (!lines.TryGetValue(key.Group ?? "", out SortedSet<WaitingPlace>? line))
                return;
            foreach (WaitingPlace place in line)
            {
                if (!place.Uses(key))
                    continue;
                Call(place, default);
                return;
            }
        }
    }

    /// <summary>
    /// Gives the room of a flow to those who wait for it, interactive requests before bulk lines: they hold it from here on, so that nobody who comes
    /// later takes it first.
    /// </summary>
    public void Offer(ModelFlow flow)
    {
        if (!NoteReturn())
            return;
        DateTimeOffset now = time.GetUtcNow();
        lock (gate)
        {
            Offer(flow, isForOthers: false, now);
            // What the account can take as a whole stood in the way of others too.
            if (flow.Account.Width.Limit is not null)
                Offer(flow, isForOthers: true, now);
        }
    }

    /// <summary>Calls everybody, one after the other: something recovered that concerns more than one key.</summary>
    public void CallAll()
    {
        lock (gate)
        {
            foreach (SortedSet<WaitingPlace> line in CopyLines())
            {
                TimeSpan step = Step * line.Count > spread ? spread / line.Count : Step;
                DateTimeOffset turn = time.GetUtcNow();
                foreach (WaitingPlace place in new List<WaitingPlace>(line))
                {
                    Call(place, turn);
                    turn += step;
                }
            }
        }
    }

    private void Offer(ModelFlow flow, bool isForOthers, DateTimeOffset now)
    {
        foreach (SortedSet<WaitingPlace> line in CopyLines())
        {
            while (FindFirst(line, flow, isForOthers, out ModelFlow? use) is { } place && use!.TryTake(place.IsBulk, now, out FlowPermit permit))
            {
                place.Permit = permit;
                Call(place, default);
            }
        }
    }

    // Not by the dictionary's own collection of values: its types are 3 KB of an image, and time at every start.
    private List<SortedSet<WaitingPlace>> CopyLines()
    {
        var copy = new List<SortedSet<WaitingPlace>>(lines.Count);
        foreach ((_, SortedSet<WaitingPlace> line) in lines)
            copy.Add(line);
        return copy;
    }

    private static WaitingPlace? FindFirst(SortedSet<WaitingPlace> line, ModelFlow flow, bool isForOthers, out ModelFlow? use)
    {
        foreach (WaitingPlace place in line)
        {
            use = place.FindUse(flow, isForOthers);
            if (use is not null)
                return place;
        }

        use = null;
        return null;
    }

    private WaitingPlace FirstToRecover(WaitingPlace own, DateTimeOffset now)
    {
        foreach (WaitingPlace place in lines[own.Group])
        {
            if (ReferenceEquals(place, own) || place.Recovery <= now)
                return place;
        }

        return own;
    }

    private bool NoteReturn()
    {
        Interlocked.Increment(ref returns);
        return Volatile.Read(ref waiting) > 0;
    }

    private void Call(WaitingPlace place, DateTimeOffset turn)
    {
        Remove(place);
        place.OnCalled(Earliest(turn, place.Deadline));
    }

    private static DateTimeOffset Earliest(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;

    private void Remove(WaitingPlace place)
    {
        if (!place.IsIn)
            return;
        place.IsIn = false;
        Interlocked.Decrement(ref waiting);
        bounded -= place.IsBulk ? 0 : 1;
        SortedSet<WaitingPlace> line = lines[place.Group];
        line.Remove(place);
        if (line.Count == 0)
            lines.Remove(place.Group);
    }
}
