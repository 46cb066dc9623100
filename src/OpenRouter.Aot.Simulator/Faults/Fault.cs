namespace OpenRouter.Aot.Simulator;

/// <summary>A fault of the scenario with its running numbers. <see cref="FaultPlan"/> guards it.</summary>
internal sealed class Fault(ScenarioFault source, string name)
{
    private readonly FaultCondition _when = source.When;
    private readonly string? _model = source.When.Model is { } model ? ModelSlug.Base(model) : null;
    private readonly InferenceEndpoint? _endpoint =
        source.When.Endpoint is { } endpoint && InferenceEndpointNames.TryParse(endpoint, out InferenceEndpoint parsed) ? parsed : null;
    private readonly string? _place = source.When.Endpoint is { } place && InferenceEndpointNames.IsPlace(place) ? place : null;
    private long _matched, _fired;

    public ScenarioFault Source { get; } = source;

    public string Name { get; } = name;

    public FaultKind Kind => Source.Kind;

    public FaultStage Stage { get; } =
        source.When.Endpoint is InferenceEndpointNames.Key or InferenceEndpointNames.BatchSubmit or InferenceEndpointNames.BatchRun ? FaultStage.Request : StageOf(source);

    /// <summary>Whether it goes with an answer without deciding its end.</summary>
    public bool AddsUp => Kind is FaultKind.SlowFirstToken or FaultKind.KeepAliveWhitespace or FaultKind.Comments or FaultKind.Trickle or FaultKind.Goaway;

    public bool Strikes(in FaultSubject subject, TimeSpan time, int seed)
    {
        if (!Matches(subject)) return false;
        long number = ++_matched;
        if (number < (_when.FromRequest ?? 1) || number > (_when.UntilRequest ?? long.MaxValue)) return false;
        double seconds = Phase(time);
        if (seconds < (_when.FromSeconds ?? 0) || seconds >= (_when.UntilSeconds ?? double.MaxValue)) return false;
        if (_when.Every is { } every && number % every != 0) return false;
        if (_when.Probability is { } probability && Chance.Unit(Chance.Bits(seed, Name, number)) >= probability) return false;
        if (_fired >= (_when.Times ?? long.MaxValue)) return false;
        _fired++;
        return true;
    }

    /// <summary>What it asks to wait for until it is over; null where it asks for nothing.</summary>
    public int? SecondsLeft(TimeSpan time) =>
        Source.RetryAtEnd && _when.UntilSeconds is { } until ? Math.Max(1, (int)Math.Ceiling(until - Phase(time))) : null;

    /// <summary>When a fault of this kind is tried.</summary>
    private static FaultStage StageOf(ScenarioFault fault) => fault.Kind switch
    {
        FaultKind.NoEndpoints or FaultKind.InvalidModel or FaultKind.UpstreamThrottle or FaultKind.ProviderUnavailable or FaultKind.Overloaded
            or FaultKind.ProviderOverloaded => FaultStage.Model,
        FaultKind.ErrorIn200 or FaultKind.ErrorInChoice or FaultKind.FirstEventError or FaultKind.MidStreamError or FaultKind.Unfinished
            or FaultKind.Empty or FaultKind.Length or FaultKind.Stall or FaultKind.SlowFirstToken or FaultKind.KeepAliveWhitespace
            or FaultKind.Comments or FaultKind.Malformed or FaultKind.Oversized or FaultKind.Trickle => FaultStage.Answer,
        FaultKind.Cut or FaultKind.ConnectionLost when fault.AfterTokens is not null => FaultStage.Answer,
        _ => FaultStage.Request,
    };

    /// <summary>The seconds since its period began.</summary>
    private double Phase(TimeSpan time) =>
        _when.PeriodSeconds is { } period ? time.TotalSeconds % period : time.TotalSeconds;

    private bool Matches(in FaultSubject subject) =>
        (_when.Key is null || _when.Key == subject.Key)
        && (_when.Account is null || _when.Account == subject.Account)
        && (_model is null || _model == subject.Model)
        && _place == subject.Place
        && (_endpoint is null || _endpoint == subject.Endpoint)
        && (_when.Stream is null || _when.Stream == subject.Stream);
}
