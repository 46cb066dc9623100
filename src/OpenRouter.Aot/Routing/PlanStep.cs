namespace OpenRouter.Aot;

/// <summary>What to do next about a request.</summary>
internal readonly struct PlanStep
{
    public enum Kind
    {
        GiveUp,
        Attempt,

        /// <summary>Wait alone: what failed is to be tried again later, or the retry budget is empty.</summary>
        Pause,

        /// <summary>Wait in line: nothing is available.</summary>
        Wait,
    }

    public Kind What { get; private init; }

    /// <summary>The key for the attempt.</summary>
    public KeyLease Lease { get; private init; }

    /// <summary>That the attempt may run.</summary>
    public FlowPermit Permit { get; private init; }

    /// <summary>What is reserved for the attempt with the key's budget, in millionths of a dollar; 0 where nobody knows what it may cost.</summary>
    public long Reserved { get; private init; }

    /// <summary>The model to ask for.</summary>
    public ModelCandidate? Candidate { get; private init; }

    /// <summary>How many keys could have served the attempt.</summary>
    public int Candidates { get; private init; }

    /// <summary>Whether the attempt tests something that was out: the key, its account, the model or the service.</summary>
    public bool IsProbe => ServiceProbe is not null || ModelProbe is not null || Lease.IsProbe;

    /// <summary>The probes that the attempt holds, of the service and of the model; null where neither is in question.</summary>
    public GateCondition? ServiceProbe { get; private init; }

    /// <inheritdoc cref="ServiceProbe"/>
    public GateCondition? ModelProbe { get; private init; }

    /// <summary>Until when to wait.</summary>
    public DateTimeOffset Until { get; private init; }

    /// <summary>The route on which to wait.</summary>
    public KeyRoute? Route { get; private init; }

    /// <summary>The request's models; room is waited for of those that are full. Null where it is no room that is missing.</summary>
    public IReadOnlyList<ModelCandidate>? Models { get; private init; }

    /// <summary>Whether the wait may be over as soon as a key of the route, or a model, has room.</summary>
    public bool IsForRoom => Models is not null;

    /// <summary>How much room had returned, ever, when none was found: by it the line knows whether some did since.</summary>
    public long Returns { get; private init; }

    /// <summary>The keys whose room is of no use to the request.</summary>
    public KeySet Excluded { get; private init; }

    public static PlanStep GiveUp => default;

    public static PlanStep Attempt(
        KeyLease lease, in FlowPermit permit, long reserved, ModelCandidate candidate, int candidates, GateCondition? serviceProbe,
        GateCondition? modelProbe) => new()
        {
            What = Kind.Attempt,
            Lease = lease,
            Permit = permit,
            Reserved = reserved,
            Candidate = candidate,
            Candidates = candidates,
            ServiceProbe = serviceProbe,
            ModelProbe = modelProbe,
        };

    public static PlanStep Pause(DateTimeOffset until) => new() { What = Kind.Pause, Until = until };

    public static PlanStep Wait(DateTimeOffset until, KeyRoute route) => new() { What = Kind.Wait, Until = until, Route = route };

    public static PlanStep WaitForRoom(
        DateTimeOffset until, KeyRoute route, IReadOnlyList<ModelCandidate> models, in KeySet excluded, long returns) =>
        new() { What = Kind.Wait, Until = until, Route = route, Models = models, Excluded = excluded, Returns = returns };
}
