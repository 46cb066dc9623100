namespace OpenRouter.Aot;

/// <summary>
/// A block of the client's address: those that were turned away for one cause, and what it changed, for it may prove to be none. Not safe for use by several
/// threads.
/// </summary>
/// <param name="first">The attempt whose refusal came first.</param>
/// <param name="last">The last attempt that had begun by then.</param>
/// <param name="now">The time.</param>
internal sealed class AddressBlock(long first, long last, DateTimeOffset now)
{
    // Refusals that follow each other this closely are of one block.
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(1);

    // No edge blocks for less: who passes sooner, without having been told to wait, was not blocked.
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);

    private readonly DateTimeOffset since = now;
    private DateTimeOffset lastRefused = now;
    private int refused = 1;
    private int passed;
    private bool isOver;

    /// <summary>Whether the service said how long it lasts.</summary>
    public required bool IsTold { get; init; }

    /// <summary>The window whose limit it changed.</summary>
    public required int Window { get; init; }

    /// <summary>Whether the limit is now what had begun before the first that was turned away.</summary>
    public required bool IsProof { get; init; }

    /// <summary>The limit before it.</summary>
    public required int? Limit { get; init; }

    /// <summary>How long a limit had to be used up before it was widened, before it.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary>How often a limit had been refused that was thought to hold, before it.</summary>
    public required int Contradictions { get; init; }

    /// <summary>
    /// Whether it is none, for a block turns everybody away: of those that began after the first that was refused, more passed than were refused (a few may
    /// overtake it on the way), or one passed that began too soon afterwards.
    /// </summary>
    public bool IsRefuted => isOver || passed > refused;

    /// <summary>Takes in one more that was turned away.</summary>
    /// <param name="ordinal">Which attempt.</param>
    /// <param name="begun">The last that has begun by now.</param>
    /// <param name="at">The time.</param>
    /// <returns>Whether it is of this block.</returns>
    public bool TryAdd(long ordinal, long begun, DateTimeOffset at)
    {
        if (ordinal > last && at - lastRefused >= Burst)
            return false;
        first = Math.Min(first, ordinal);
        (last, lastRefused) = (begun, at);
        refused++;
        return true;
    }

    /// <summary>An attempt passed.</summary>
    /// <param name="ordinal">Which attempt.</param>
    /// <param name="at">The time.</param>
    public void NotePassed(long ordinal, DateTimeOffset at)
    {
        if (ordinal > last)
            isOver |= !IsTold && at - since < Shortest;
        else if (ordinal > first)
            passed++;
    }
}
