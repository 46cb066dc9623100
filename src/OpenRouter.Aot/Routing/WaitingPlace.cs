namespace OpenRouter.Aot;

/// <summary>A place in the waiting line. Its members are changed under the line's lock alone.</summary>
/// <param name="step">What is waited for.</param>
/// <param name="deadline">When the request must have ended: who has the least time left stands first.</param>
/// <param name="isBulk">Whether it is a line of a bulk run: behind every interactive request, and not counted against the bound of the line.</param>
internal abstract class WaitingPlace(PlanStep step, DateTimeOffset deadline, bool isBulk) : IComparable<WaitingPlace>
{
    /// <summary>The group whose keys are waited for; empty for the keys without one.</summary>
    public string Group { get; } = step.Route!.Keys.Group.Name ?? "";

    public bool IsBulk => isBulk;

    /// <summary>When the request must have ended: nobody is kept longer, whatever is spread over time.</summary>
    public DateTimeOffset Deadline => deadline;

    /// <summary>When something recovers by itself that the request may need.</summary>
    public DateTimeOffset Recovery => step.Until;

    /// <summary>When this place calls somebody: a little after the recovery, each at another moment.</summary>
    public DateTimeOffset Alarm { get; set; }

    /// <summary>Whether it stands in the line.</summary>
    public bool IsIn { get; set; }

    /// <summary>Who came first, among equals.</summary>
    public long Ordinal { get; set; }

    /// <summary>Whether room is waited for.</summary>
    public bool IsForRoom => step.IsForRoom;

    /// <summary>How much room had returned, ever, when none was found.</summary>
    public long Returns => step.Returns;

    /// <summary>The room that was held for the request when it was called; nothing where it was called for another reason.</summary>
    public FlowPermit Permit { get; set; }

    /// <summary>Whether room of a key is of use to the request.</summary>
    public bool Uses(PoolKey key) => step.IsForRoom && !step.Excluded.Contains(key);

    /// <summary>The flow in which room is of use to the request, of those of an account; null where none is.</summary>
    /// <param name="returned">The flow to which room returned.</param>
    /// <param name="isForOthers">Whether the room may be another model's of the same account.</param>
    public ModelFlow? FindUse(ModelFlow returned, bool isForOthers)
    {
        if (step.Models is not { } models)
            return null;
        foreach (ModelCandidate candidate in models)
        {
            bool isSame = ReferenceEquals(candidate.Health.Model, returned.Model);
            PoolAccount account = returned.Account.Account;
            // The account may go by another name since the room was taken, and its models have other flows.
            if (candidate.IsFull && (isSame || isForOthers) && HasUse(candidate, account))
                return candidate.Health.FlowOf(account);
        }

        return null;
    }

    public int CompareTo(WaitingPlace? other)
    {
        if (other is null)
            return 1;
        if (IsBulk != other.IsBulk)
            return IsBulk ? 1 : -1;
        int byDeadline = Deadline.CompareTo(other.Deadline);
        return byDeadline != 0 ? byDeadline : Ordinal.CompareTo(other.Ordinal);
    }

    /// <summary>The request is called. Under the line's lock: it must only leave word.</summary>
    /// <param name="turn">Until when it shall hold back yet.</param>
    public abstract void OnCalled(DateTimeOffset turn);

    // As exactly as the plan: who is offered what he cannot use offers it to the next, and two of them would do so for ever.
    private bool HasUse(ModelCandidate candidate, PoolAccount account)
    {
        KeyRoute route = candidate.Route;
        if (route.Keys.Only is { } only && !ReferenceEquals(only.Account, account))
            return false;
        foreach (PoolKey key in account.Keys)
        {
            // One that has gone over to another account has its room there.
            if (ReferenceEquals(key.Account, account) && (key.Group ?? "") == Group && !candidate.Excluded.Contains(key) && key.Serves(route.IsForFreeModels))
                return true;
        }

        return false;
    }
}
