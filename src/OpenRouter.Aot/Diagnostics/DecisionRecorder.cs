namespace OpenRouter.Aot;

/// <summary>
/// Writes down each decision: in the client's log, on the request's trail, and to whoever listens. A request that succeeds at once allocates
/// nothing for it. Safe for use by several threads, for different requests.
/// </summary>
internal sealed class DecisionRecorder
{
    private const string GivenUp = "given up by the caller";

    private readonly DecisionLog log = new();
    private PaddedLong requests;

    /// <summary>Raised on the request's thread after each decision was written down.</summary>
    public event Action<Decision>? Decided;

    /// <summary>The last decisions, in the order in which they were written down.</summary>
    public IReadOnlyList<Decision> GetRecent() => log.GetRecent();

    /// <summary>The info of a new request, with its number.</summary>
    public AnswerInfo Begin() => new() { Request = Interlocked.Increment(ref requests.Value) };

    /// <summary>An attempt is about to be made: from here on the info speaks of it.</summary>
    /// <param name="info">The request; its waits must be up to date.</param>
    /// <param name="key">The key that was chosen.</param>
    /// <param name="model">The model to ask for.</param>
    /// <param name="candidates">How many keys could have served.</param>
    /// <param name="reason">Why this key and model.</param>
    /// <param name="droppedReasoning">How many details of reasoning the body leaves out.</param>
    /// <param name="now">The time.</param>
    public static void Choose(
        AnswerInfo info, PoolKey key, string? model, int candidates, DecisionReason reason, int droppedReasoning, DateTimeOffset now)
    {
        info.Attempts++;
        info.KeyAlias = key.Alias;
        info.Account = key.Account.Label;
        info.RequestedModel = model;
        info.Status = 0;
        info.ChosenAtTicks = now.UtcTicks;
        info.AttemptTicks = 0;
        info.Candidates = (ushort)candidates;
        info.ChoiceReason = (byte)reason;
        info.DroppedReasoning = (ushort)Math.Min(droppedReasoning, ushort.MaxValue);
    }

    /// <summary>The attempt that was chosen last has its verdict; the info's status must be that of its answer.</summary>
    /// <param name="info">The request.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="duration">How long the attempt took.</param>
    public void Conclude(AnswerInfo info, in Verdict verdict, TimeSpan duration)
    {
        info.AttemptTicks = duration.Ticks;
        Decision decision = DecisionTrail.Compose(info, verdict);
        if (!verdict.IsAccepted)
            DecisionTrail.Add(info, decision);
        Publish(decision);
    }

    /// <summary>The attempt that was chosen last ended without a verdict: the caller cancelled, or left the stream.</summary>
    /// <param name="info">The request.</param>
    /// <param name="duration">How long the attempt took.</param>
    public void Abandon(AnswerInfo info, TimeSpan duration) =>
        Conclude(info, new Verdict(VerdictScope.None, VerdictAction.Surface, null, GivenUp), duration);

    /// <summary>The request was refused and nothing was sent.</summary>
    /// <param name="info">The request.</param>
    /// <param name="model">Its first model.</param>
    /// <param name="error">What its caller is told.</param>
    /// <param name="now">The time.</param>
    public void Refuse(AnswerInfo info, string? model, OpenRouterException error, DateTimeOffset now)
    {
        var decision = new Decision
        {
            Request = info.Request,
            At = now,
            Model = model,
            Reason = DecisionReason.NoChoice,
            Waited = DecisionTrail.WaitedSinceLast(info),
            Scope = error.Verdict.Scope,
            Action = error.Verdict.IsAccepted ? VerdictAction.Surface : error.Verdict.Action,
            Until = error.RetryAt,
            Outcome = error.Message,
        };
        DecisionTrail.Add(info, decision);
        Publish(decision);
    }

    private void Publish(in Decision decision)
    {
        log.Add(decision);
        if (Decided is not { } listeners)
            return;
        foreach (Action<Decision> listener in Delegate.EnumerateInvocationList(listeners))
        {
            try
            {
                listener(decision);
            }
            catch (Exception)
            {
                // Who looks on must not decide whether a request is answered, nor keep the others from looking.
            }
        }
    }
}
