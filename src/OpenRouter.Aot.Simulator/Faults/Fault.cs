namespace OpenRouter.Aot.Simulator;

/// <summary>A fault of the scenario with its running numbers. <see cref="FaultPlan"/> guards it.</summary>
internal sealed class Fault(ScenarioFault source, string name)
{
    private readonly FaultCondition _when = source.When;
    private readonly string? _model = source.When.Model is { } model ? ModelSlug.Base(model) : null;
    private readonly InferenceEndpoint? _endpoint =
        source.When.Endpoint is { } endpoint && InferenceEndpointNames.TryParse(endpoint, out InferenceEndpoint parsed) ? parsed : null;
    private readonly bool _isOfKey = source.When.Endpoint == InferenceEndpointNames.Key;
    private long _matched, _fired;

    public ScenarioFault Source { get; } = source;

    public string Name { get; } = name;

    public FaultKind Kind => Source.Kind;

    public FaultStage Stage { get; } = source.Kind switch
    {
        _ when source.When.Endpoint == InferenceEndpointNames.Key => FaultStage.Request,
        FaultKind.NoEndpoints or FaultKind.InvalidModel or FaultKind.UpstreamThrottle or FaultKind.ProviderUnavailable or FaultKind.Overloaded
            or FaultKind.ProviderOverloaded => FaultStage.Model,
        FaultKind.ErrorIn200 or FaultKind.ErrorInChoice or FaultKind.FirstEventError or FaultKind.MidStreamError or FaultKind.Unfinished
            or FaultKind.Empty or FaultKind.Length or FaultKind.Stall or FaultKind.SlowFirstToken or FaultKind.KeepAliveWhitespace
            or FaultKind.Comments or FaultKind.Malformed => FaultStage.Answer,
        FaultKind.Cut when source.AfterTokens is not null => FaultStage.Answer,
        _ => FaultStage.Request,
    };

    /// <summary>Whether it delays or pads an answer without deciding its end.</summary>
    public bool AddsUp => Kind is FaultKind.SlowFirstToken or FaultKind.KeepAliveWhitespace or FaultKind.Comments;

    public bool Strikes(in FaultSubject subject, TimeSpan sinceStart, int seed)
    {
        if (!Matches(subject)) return false;
        long number = ++_matched;
        if (number < (_when.FromRequest ?? 1) || number > (_when.UntilRequest ?? long.MaxValue)) return false;
        if (sinceStart.TotalSeconds < (_when.FromSeconds ?? 0) || sinceStart.TotalSeconds >= (_when.UntilSeconds ?? double.MaxValue)) return false;
        if (_when.Every is { } every && number % every != 0) return false;
        if (_when.Probability is { } probability && Chance.Unit(Chance.Bits(seed, Name, number)) >= probability) return false;
        if (_fired >= (_when.Times ?? long.MaxValue)) return false;
        _fired++;
        return true;
    }

    private bool Matches(in FaultSubject subject) =>
        (_when.Key is null || _when.Key == subject.Key)
        && (_when.Account is null || _when.Account == subject.Account)
        && (_model is null || _model == subject.Model)
        && (subject.Endpoint is null ? _isOfKey : !_isOfKey && (_endpoint is null || _endpoint == subject.Endpoint))
        && (_when.Stream is null || _when.Stream == subject.Stream);
}
