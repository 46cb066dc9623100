namespace OpenRouter.Aot;

/// <summary>
/// The decisions about one request that led to no success. One that succeeds at its first attempt has none: a success is put together from the
/// <see cref="AnswerInfo"/> when somebody asks. Not safe for use by several threads.
/// </summary>
internal sealed class DecisionTrail
{
    // Attempts are bounded by options that callers set; what a request remembers of them is bounded here.
    private const int MaxKept = 64;

    private readonly List<Decision> decisions = [];

    /// <summary>The span of the request, and its measurements; null where nobody listens.</summary>
    public RequestTelemetry? Telemetry { get; private init; }

    /// <summary>How long the request had waited before the last decision.</summary>
    public TimeSpan Waited { get; private set; }

    /// <summary>Every decision about a request so far; of more than 64 the first and the last 63.</summary>
    public static IReadOnlyList<Decision> Of(AnswerInfo info)
    {
        var trail = (DecisionTrail?)info.Trail;
        bool isLastKnown = info.Attempts == 0 || trail?.decisions.Exists(decision => decision.Attempt == info.Attempts) == true;
        return (trail, isLastKnown) switch
        {
            (null, true) => [],
            (null, false) => [Compose(info, Accepted)],
            (_, true) => [.. trail.decisions],
            (_, false) => [.. trail.decisions, Compose(info, Accepted)],
        };
    }

    /// <summary>Hangs on a new request what tells of it to who listens.</summary>
    public static void Attach(AnswerInfo info, RequestTelemetry telemetry) => info.Trail = new DecisionTrail { Telemetry = telemetry };

    /// <summary>What tells of the request to who listens; null where nobody does.</summary>
    public static RequestTelemetry? TelemetryOf(AnswerInfo info) => ((DecisionTrail?)info.Trail)?.Telemetry;

    /// <summary>Notes a decision on the request's trail.</summary>
    public static void Add(AnswerInfo info, in Decision decision)
    {
        var trail = (DecisionTrail)(info.Trail ??= new DecisionTrail());
        if (trail.decisions.Count == MaxKept)
            trail.decisions.RemoveAt(1);
        trail.decisions.Add(decision);
        trail.Waited += decision.Waited;
    }

    /// <summary>The decision about the request's last attempt.</summary>
    /// <param name="info">The request.</param>
    /// <param name="verdict">The verdict on the attempt.</param>
    public static Decision Compose(AnswerInfo info, in Verdict verdict) => new()
    {
        Request = info.Request,
        Attempt = info.Attempts,
        At = new DateTimeOffset(info.ChosenAtTicks, TimeSpan.Zero),
        Model = info.RequestedModel,
        Key = info.KeyAlias,
        Account = info.Account,
        Candidates = info.Candidates,
        Reason = (DecisionReason)info.ChoiceReason,
        DroppedReasoning = info.DroppedReasoning,
        Waited = WaitedSinceLast(info),
        Scope = verdict.Scope,
        Action = verdict.Action,
        Until = verdict.Until,
        Outcome = verdict.Reason,
        Status = info.Status,
        Duration = new TimeSpan(info.AttemptTicks),
    };

    /// <summary>How long the request has waited since its last decision.</summary>
    public static TimeSpan WaitedSinceLast(AnswerInfo info) => info.Waited - (((DecisionTrail?)info.Trail)?.Waited ?? TimeSpan.Zero);

    private static Verdict Accepted => new(VerdictScope.None, VerdictAction.Accept, null, "");
}
