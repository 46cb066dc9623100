namespace OpenRouter.Aot;

/// <summary>A place in the waiting line. Its members are changed under the line's lock alone.</summary>
/// <param name="step">What is waited for.</param>
/// <param name="deadline">When the request must have ended: who has the least time left stands first.</param>
/// <param name="isBulk">Whether it is a line of a bulk run, which does not count against the bound of the line.</param>
internal abstract class WaitingPlace(PlanStep step, DateTimeOffset deadline, bool isBulk) : IComparable<WaitingPlace>
{
    /// <summary>The group whose keys are waited for; empty for the keys without one.</summary>
    public string Group { get; } = step.Route!.Keys.Group.Name ?? "";

    public bool IsBounded => !isBulk;

    /// <summary>When something recovers by itself that the request may need.</summary>
    public DateTimeOffset Recovery => step.Until;

    /// <summary>When this place calls somebody: a little after the recovery, each at another moment.</summary>
    public DateTimeOffset Alarm { get; set; }

    /// <summary>Whether it stands in the line.</summary>
    public bool IsIn { get; set; }

    /// <summary>Who came first, among equals.</summary>
    public long Ordinal { get; set; }

    /// <summary>Whether there is no need to wait: the room that is waited for is there by now.</summary>
    public bool MayTryAtOnce => step.IsForRoom && step.Route!.HasRoom(step.Excluded);

    /// <summary>Whether room of a key is of use to the request.</summary>
    public bool Uses(PoolKey key) => step.IsForRoom && !step.Excluded.Contains(key);

    public int CompareTo(WaitingPlace? other)
    {
        if (other is null)
            return 1;
        int byDeadline = Deadline.CompareTo(other.Deadline);
        return byDeadline != 0 ? byDeadline : Ordinal.CompareTo(other.Ordinal);
    }

    /// <summary>The request is called. Under the line's lock: it must only leave word.</summary>
    /// <param name="turn">Until when it shall hold back yet.</param>
    public abstract void OnCalled(DateTimeOffset turn);

    private DateTimeOffset Deadline => deadline;
}
