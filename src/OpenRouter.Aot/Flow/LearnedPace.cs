namespace OpenRouter.Aot;

/// <summary>
/// The limits that answers named, each a number of requests a window, counted here from then on so that the next refusal need not come. Safe for use
/// by several threads.
/// </summary>
internal sealed class LearnedPace
{
    // A minute's and a day's are all that the service has (openrouter.ai/docs, limits).
    private const int MaxLimits = 4;

    private readonly Lock gate = new();
    private readonly List<LearnedLimit> limits = [];
    private int known;

    /// <summary>Lets a request begin.</summary>
    /// <param name="now">The time.</param>
    /// <param name="isQuestion">Whether it asks whether a limit still stands; whoever takes it says what came of it.</param>
    public bool TryTake(DateTimeOffset now, out bool isQuestion)
    {
        isQuestion = false;
        if (Volatile.Read(ref known) == 0)
            return true;
        lock (gate)
        {
            foreach (LearnedLimit limit in limits)
            {
                if (!limit.Admits(now, out bool asks))
                    return false;
                isQuestion |= asks;
            }

            foreach (LearnedLimit limit in limits)
            {
                limit.Admits(now, out bool asks);
                limit.Count(asks, now);
            }

            return true;
        }
    }

    /// <summary>A request ended.</summary>
    /// <param name="isQuestion">Whether it asked whether a limit still stands.</param>
    /// <param name="isAccepted">Whether the service took it on.</param>
    /// <param name="wasSent">Whether it began at all.</param>
    public void Return(bool isQuestion, bool isAccepted, bool wasSent)
    {
        if (Volatile.Read(ref known) == 0 || (wasSent && !isQuestion))
            return;
        lock (gate)
        {
            foreach (LearnedLimit limit in limits)
            {
                if (isQuestion && isAccepted && limit.IsAsking)
                    limit.Refute();
                else
                    limit.Discount(isQuestion, wasSent);
            }
        }
    }

    /// <summary>An answer named a limit that is used up.</summary>
    /// <param name="most">Requests a window.</param>
    /// <param name="reset">When the window ends.</param>
    /// <param name="now">The time.</param>
    public void Learn(long most, DateTimeOffset reset, DateTimeOffset now)
    {
        if (most < 1 || reset <= now)
            return;
        lock (gate)
        {
            LearnedLimit? known = limits.Find(one => one.Most == most);
            if (known is null)
            {
                if (limits.Count == MaxLimits)
                    limits.RemoveAt(0);
                limits.Add(known = new LearnedLimit(most));
                Volatile.Write(ref this.known, limits.Count);
            }

            known.Confirm(reset, now);
        }
    }

    /// <summary>The limit that is used up now, and until when; null where none is, or where nobody knows how long.</summary>
    public (long Most, DateTimeOffset Until)? FindUsedUp(DateTimeOffset now)
    {
        if (Volatile.Read(ref known) == 0)
            return null;
        lock (gate)
        {
            (long Most, DateTimeOffset Until)? latest = null;
            foreach (LearnedLimit limit in limits)
            {
                if (!limit.Admits(now, out _) && limit.UsedUpUntil is { } until && !(until <= latest?.Until))
                    latest = (limit.Most, until);
            }

            return latest;
        }
    }
}
