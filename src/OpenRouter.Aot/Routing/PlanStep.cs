namespace OpenRouter.Aot;

/// <summary>What to do next about a request.</summary>
internal readonly struct PlanStep
{
    public enum Kind
    {
        GiveUp,
        Attempt,
        Wait,
    }

    public Kind What { get; private init; }

    /// <summary>The key for the attempt.</summary>
    public KeyLease Lease { get; private init; }

    /// <summary>What is reserved for the attempt with the key's budget, in millionths of a dollar; 0 where nobody knows what it may cost.</summary>
    public long Reserved { get; private init; }

    /// <summary>The model to ask for; null leaves the body's own.</summary>
    public string? Model { get; private init; }

    /// <summary>The route that may have room before the wait is over; null where only time helps.</summary>
    public KeyRoute? Full { get; private init; }

    /// <summary>The keys whose room is of no use to the request.</summary>
    public KeySet Excluded { get; private init; }

    /// <summary>Until when to wait.</summary>
    public DateTimeOffset Until { get; private init; }

    public static PlanStep GiveUp => default;

    public static PlanStep Attempt(KeyLease lease, string? model, long reserved) =>
        new() { What = Kind.Attempt, Lease = lease, Model = model, Reserved = reserved };

    public static PlanStep Wait(DateTimeOffset until) => new() { What = Kind.Wait, Until = until };

    public static PlanStep WaitForRoom(DateTimeOffset until, KeyRoute full, in KeySet excluded) =>
        new() { What = Kind.Wait, Until = until, Full = full, Excluded = excluded };
}
