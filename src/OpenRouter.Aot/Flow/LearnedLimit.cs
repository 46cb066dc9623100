namespace OpenRouter.Aot;

/// <summary>
/// A number of requests a window, as an answer named it. How long a window is shows only where one was used up that began when the one before had
/// ended: from its first request to its reset. Where it begins nobody says; from the first request on is never too early. Not safe for use by several
/// threads.
/// </summary>
/// <param name="most">Requests a window.</param>
internal sealed class LearnedLimit(long most)
{
    // Two resets that lie closer together are of the same window, by clocks that differ.
    private static readonly TimeSpan Same = TimeSpan.FromSeconds(1);
    private const int LongestTrust = 64;

    // A request this much of a window after its beginning, at most, was waiting for it. A later one says nothing of how long a window is.
    private const double Late = 0.1;

    private long count;
    private DateTimeOffset lastReset;
    private DateTimeOffset lastEnd;
    private DateTimeOffset? start;
    private DateTimeOffset? end;
    private TimeSpan? length;
    private int confirmations;
    private int trusted;
    private bool isAsking;

    public long Most => most;

    /// <summary>Whether a request is on its way that asks whether the limit still stands.</summary>
    public bool IsAsking => isAsking;

    /// <summary>When the window ends in which it is used up; null where it is not, or where nobody knows.</summary>
    public DateTimeOffset? UsedUpUntil => count >= most && trusted > 0 ? end : null;

    /// <summary>Whether one more request may begin.</summary>
    /// <param name="now">The time.</param>
    /// <param name="isQuestion">Whether it is the one that asks whether the limit still stands there.</param>
    public bool Admits(DateTimeOffset now, out bool isQuestion)
    {
        Roll(now);
        isQuestion = count >= most;
        return !isQuestion || (!isAsking && (end is null || trusted <= 0));
    }

    /// <summary>Counts a request that <see cref="Admits"/> let through.</summary>
    public void Count(bool isQuestion, DateTimeOffset now)
    {
        if (count++ == 0)
        {
            start = now;
            end = length is { } each ? now + each : end;
        }

        isAsking |= isQuestion;
    }

    /// <summary>It did not begin after all, or nobody knows what came of it.</summary>
    public void Discount(bool isQuestion, bool wasSent)
    {
        count -= wasSent ? 0 : 1;
        if (isQuestion)
            isAsking = false;
    }

    /// <summary>A question was answered: more is allowed, or a new window has begun.</summary>
    public void Refute()
    {
        isAsking = false;
        (count, start, end, length) = (1, null, null, null);
        (trusted, confirmations) = (0, 0);
    }

    /// <summary>The service named it again, with the end of its window.</summary>
    public void Confirm(DateTimeOffset reset)
    {
        bool isNew = reset - lastReset > Same;
        if (isNew && count >= most && start is { } first && reset - first is var whole && first - lastEnd <= Late * whole && !(length <= whole))
            length = whole;
        // Who asks once a window wastes one request in so many; each answer that is the same makes the next question rarer.
        if (isNew)
        {
            trusted = confirmations == 0 ? 1 : 1 + Math.Min(1 << Math.Min(confirmations, 10), LongestTrust);
            confirmations++;
        }

        lastReset = reset;
        end = reset;
        count = Math.Max(count, most);
        isAsking = false;
    }

    private void Roll(DateTimeOffset now)
    {
        if (end is not { } over || now < over)
            return;
        (count, start, end, lastEnd) = (0, null, null, over);
        isAsking = false;
        trusted = length is null ? 0 : Math.Max(0, trusted - 1);
    }
}
