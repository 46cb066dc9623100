namespace OpenRouter.Aot.Simulation;

/// <summary>A model that is throttled upstream for a part of each period, for everybody.</summary>
/// <param name="Period">How long a period is.</param>
/// <param name="Closed">How long of it the model is throttled, from its beginning.</param>
/// <param name="Hint">What its refusals say.</param>
internal sealed record ThrottlePlan(TimeSpan Period, TimeSpan Closed, HintKind Hint)
{
    /// <summary>When the first period begins.</summary>
    public TimeSpan From { get; init; }

    /// <summary>How long the model is closed yet; zero where it is open.</summary>
    public TimeSpan ClosedFor(TimeSpan elapsed)
    {
        if (elapsed < From)
            return TimeSpan.Zero;
        var into = TimeSpan.FromTicks((elapsed - From).Ticks % Period.Ticks);
        return into < Closed ? Closed - into : TimeSpan.Zero;
    }

    /// <summary>When that changes next.</summary>
    public TimeSpan NextChange(TimeSpan elapsed)
    {
        if (elapsed < From)
            return From;
        var into = TimeSpan.FromTicks((elapsed - From).Ticks % Period.Ticks);
        return elapsed - into + (into < Closed ? Closed : Period);
    }
}
