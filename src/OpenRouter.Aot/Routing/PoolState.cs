namespace OpenRouter.Aot;

/// <summary>What all requests of a client share: the health of keys, models and service, the retry budget, the waiting line.</summary>
internal sealed class PoolState
{
    public PoolState(KeyRing ring, RoutingOptions options)
    {
        Ring = ring;
        Options = options;
        Flows = new FlowBoard(options.Width, options.InteractiveShare);
        Models = new ModelBoard(ring.Time, ring.Chance, Flows);
        Service = new ServiceHealth(ring.Time, ring.Chance);
        Refusals = new CorrelatedRefusals(ring, Models, Service);
        Retries = new RetryBudget(options, ring.Time);
        Line = new WaitingLine(ring.Time, ring.Chance, options.MaxWaiting, options.Backoff);
        ring.RoomReturned = Line.Call;
        Flows.RoomReturned = Line.Offer;
        Service.Recovered = Line.CallAll;
    }

    public KeyRing Ring { get; }

    public RoutingOptions Options { get; }

    /// <summary>What accounts and models can take at once.</summary>
    public FlowBoard Flows { get; }

    public ModelBoard Models { get; }

    public ServiceHealth Service { get; }

    public CorrelatedRefusals Refusals { get; }

    public RetryBudget Retries { get; }

    public WaitingLine Line { get; }

    public DecisionRecorder Decisions { get; } = new();

    /// <summary>What measurements say of the client.</summary>
    public TelemetryIdentity Identity { get; init; } = TelemetryIdentity.Unknown;

    /// <summary>Is told, where somebody listens to the cost, of attempts whose answers could not tell theirs; it must return at once.</summary>
    public Action<UnknownCost>? CostUnknown { get; set; }

    public TimeProvider Time => Ring.Time;
}
