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
    private int bounded;

    /// <summary>How many requests stand in it.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return lines.Values.Sum(line => line.Count);
        }
    }

    /// <summary>Takes a place.</summary>
    /// <returns>False where the line is full.</returns>
    public bool TryJoin(WaitingPlace place)
    {
        lock (gate)
        {
            if (place.IsBounded && bounded >= most)
                return false;
            if (!lines.TryGetValue(place.Group, out SortedSet<WaitingPlace>? line))
                lines.Add(place.Group, line = []);
            place.Ordinal = ++ordinal;
            line.Add(place);
            place.IsIn = true;
            place.Alarm = place.Recovery + (spread * chance.NextDouble());
            bounded += place.IsBounded ? 1 : 0;
            return true;
        }
    }

    /// <summary>Leaves the line; without effect for who was called.</summary>
    public void Leave(WaitingPlace place)
    {
        lock (gate)
            Remove(place);
    }

    /// <summary>The alarm of a place rang: it calls the first whom the same recovery concerns, and takes over the alarm of that one.</summary>
    public void Ring(WaitingPlace place)
    {
        lock (gate)
        {
            if (!place.IsIn)
                return;
            DateTimeOffset now = time.GetUtcNow();
            WaitingPlace first = lines[place.Group].First(one => ReferenceEquals(one, place) || one.Recovery <= now);
            place.Alarm = first.Alarm;
            Call(first, default);
        }
    }

    /// <summary>Calls the first who has use for a key that has room.</summary>
    public void Call(PoolKey key)
    {
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

    /// <summary>Calls everybody, one after the other: something recovered that concerns more than one key.</summary>
    public void CallAll()
    {
        lock (gate)
        {
            foreach (SortedSet<WaitingPlace> line in lines.Values.ToArray())
            {
                TimeSpan step = Step * line.Count > spread ? spread / line.Count : Step;
                DateTimeOffset turn = time.GetUtcNow();
                foreach (WaitingPlace place in line.ToArray())
                {
                    Call(place, turn);
                    turn += step;
                }
            }
        }
    }

    private void Call(WaitingPlace place, DateTimeOffset turn)
    {
        Remove(place);
        place.OnCalled(turn);
    }

    private void Remove(WaitingPlace place)
    {
        if (!place.IsIn)
            return;
        place.IsIn = false;
        bounded -= place.IsBounded ? 1 : 0;
        SortedSet<WaitingPlace> line = lines[place.Group];
        line.Remove(place);
        if (line.Count == 0)
            lines.Remove(place.Group);
    }
}
