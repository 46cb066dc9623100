namespace OpenRouter.Aot;

/// <summary>A place in the waiting line. Its members are changed under the line's lock alone.</summary>
/// <param name="step">What is waited for.</param>
/// <param name="deadline">When the request must have ended: who has the least time left stands first.</param>
/// <param name="ordinal">Who came first, among equals.</param>
/// <param name="isBounded">Whether it counts against the bound of the line.</param>
internal sealed class WaitingPlace(PlanStep step, DateTimeOffset deadline, long ordinal, bool isBounded) : IComparable<WaitingPlace>
{
    /// <summary>The group whose keys are waited for; empty for the keys without one.</summary>
    public string Group { get; } = step.Route!.Keys.Group.Name ?? "";

    public bool IsBounded => isBounded;

    /// <summary>When something recovers by itself that the request may need.</summary>
    public DateTimeOffset Recovery => step.Until;

    /// <summary>When this place calls somebody: a little after the recovery, each at another moment.</summary>
    public DateTimeOffset Alarm { get; set; }

    /// <summary>Whether it stands in the line.</summary>
    public bool IsIn { get; set; }

    /// <summary>Completes when the request is called, with the moment until which it shall hold back yet.</summary>
    public TaskCompletionSource<DateTimeOffset> Called { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether room of a key is of use to the request.</summary>
    public bool WaitsForRoom => step.IsForRoom;

    public bool Uses(PoolKey key) => step.IsForRoom && !step.Excluded.Contains(key);

    /// <summary>Whether the route has room by now.</summary>
    public bool HasRoom() => step.Route!.HasRoom(step.Excluded);

    public int CompareTo(WaitingPlace? other)
    {
        if (other is null)
            return 1;
        int byDeadline = Deadline.CompareTo(other.Deadline);
        return byDeadline != 0 ? byDeadline : Ordinal.CompareTo(other.Ordinal);
    }

    private DateTimeOffset Deadline => deadline;

    private long Ordinal => ordinal;
}
