namespace OpenRouter.Aot;

/// <summary>
/// Why a gate is closed. Compared by reference: to hold the very condition that one made is to hold the probe.
/// </summary>
/// <param name="until">When the next request may find out whether it is over.</param>
/// <param name="reason">Why, for people.</param>
/// <param name="isDisguised">Whether the failure came under the name of a success, so that only content proves the contrary.</param>
internal sealed class GateCondition(DateTimeOffset until, string reason, bool isDisguised)
{
    private int isAnnounced;

    public DateTimeOffset Until => until;

    public string Reason => reason;

    public bool IsDisguised => isDisguised;

    /// <summary>Whether the service said until when.</summary>
    public bool IsTold { get; init; }

    /// <summary>When one bulk line may ask although the hint has not ended; the latest of all moments where none may.</summary>
    public DateTimeOffset LookAt { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>When the gate was first closed.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>When the last probe began that was refused; the default before the first.</summary>
    public DateTimeOffset LastRefused { get; init; }

    /// <summary>When the probe began; null where no request has it.</summary>
    public DateTimeOffset? ProbedAt { get; private init; }

    /// <summary>From when on the probe has been under way for longer than a refusal takes to come back.</summary>
    public DateTimeOffset SilentFrom { get; private init; } = DateTimeOffset.MaxValue;

    /// <summary>Whether a request has the probe.</summary>
    public bool IsProbed => ProbedAt is not null;

    /// <summary>Whether it began before the hint's end.</summary>
    public bool IsLook => ProbedAt < until;

    /// <summary>Whether the hint may prove wrong before its end: a look is to come, or under way.</summary>
    public bool IsDoubted => LookAt < until || IsLook;

    /// <summary>Whether everybody may pass although the probe is not back yet: it would have been refused by now.</summary>
    public bool IsSilent(DateTimeOffset now) => SilentFrom <= now;

    /// <summary>True for the first who finds it silent, and is to tell the others.</summary>
    public bool TryAnnounce() => Interlocked.Exchange(ref isAnnounced, 1) == 0;

    /// <summary>When the next request may have the probe.</summary>
    /// <param name="mayLook">Whether it may ask before the hint's end.</param>
    public DateTimeOffset GetTurn(bool mayLook) => mayLook && LookAt < until ? LookAt : until;

    public GateCondition Probed(DateTimeOffset now, DateTimeOffset silentFrom) =>
        new(until, reason, isDisguised) { IsTold = IsTold, Since = Since, LastRefused = LastRefused, ProbedAt = now, SilentFrom = silentFrom };

    /// <summary>The same without the probe.</summary>
    /// <param name="isUnsent">Whether no attempt was made with it: a look may be repeated then.</param>
    public GateCondition HalfOpen(bool isUnsent = false) => At(until, isUnsent && IsLook ? ProbedAt!.Value : DateTimeOffset.MaxValue);

    /// <summary>The same, with another moment for the next probe.</summary>
    public GateCondition At(DateTimeOffset moment) => At(moment, LookAt);

    private GateCondition At(DateTimeOffset moment, DateTimeOffset lookAt) =>
        new(moment, reason, isDisguised) { IsTold = IsTold, LookAt = lookAt, Since = Since, LastRefused = LastRefused };
}
