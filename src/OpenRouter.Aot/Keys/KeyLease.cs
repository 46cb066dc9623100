namespace OpenRouter.Aot;

/// <summary>
/// A key on loan for one attempt. Of all its copies, the first that completes or abandons it gives back the place in flight, the probe and the
/// outcome; the others do nothing.
/// </summary>
internal readonly struct KeyLease
{
    private readonly LeaseSlot? slot;
    private readonly long stamp;

    public KeyLease(LeaseSlot slot, long stamp)
    {
        this.slot = slot;
        this.stamp = stamp;
    }

    /// <summary>Whether anything was lent.</summary>
    public bool IsMade => slot is not null;

    public PoolKey Key => slot!.Key;

    /// <summary>Whether the attempt tests a key or an account that was out; true only until the key is given back.</summary>
    public bool IsProbe => slot?.Probes is { } probes && probes.Stamp == stamp;

    /// <summary>
    /// The answer has begun: the service accepted key and account, so that nobody need wait for the end of this attempt where it was the probe. A stream
    /// may last minutes. Without effect on any other lease, and once this one was given back.
    /// </summary>
    public void NoteAccepted()
    {
        // By the stamp, because another copy may have given the place back, and somebody taken it, a moment ago.
        if (slot?.Probes is not { } probes || probes.Stamp != stamp)
            return;
        probes.ProveKey();
        probes.ProveAccount();
    }

    /// <summary>Gives the key back with what the attempt told.</summary>
    /// <param name="verdict">The verdict on the attempt.</param>
    /// <param name="isAttempt">Whether the request left the client at all.</param>
    /// <param name="latency">How long the answer took, or its first content.</param>
    /// <returns>Whether this call gave it back.</returns>
    public bool Complete(in Verdict verdict, bool isAttempt = true, TimeSpan latency = default)
    {
        if (slot is not { } place || !place.TryEnd(stamp))
            return false;
        if (isAttempt && verdict.IsAccepted)
            place.CountSuccess(latency.Ticks);
        else if (isAttempt)
            place.Key.CountFailure(verdict.Scope);

        LeaseProbes? probes = TakeProbes(place);
        PoolKey key = place.Key;
        // The place comes last: who is let in by it finds what this attempt told of the key.
        if (verdict.Scope != VerdictScope.Service && (probes is not null || !verdict.IsAccepted || key.Breaker.Condition is not null))
            key.Report(verdict, probes);
        // What the verdict did not decide is for the next request to find out: a refused key says nothing of its account.
        probes?.Return();
        key.Free(place, stamp);
        return true;
    }

    /// <summary>Gives the key back without a verdict: the caller cancelled, or left the stream.</summary>
    /// <returns>Whether this call gave it back.</returns>
    public bool Abandon()
    {
        if (slot is not { } place || !place.TryEnd(stamp))
            return false;
        PoolKey key = place.Key;
        key.CountAbandoned();
        TakeProbes(place)?.Return();
        key.Free(place, stamp);
        return true;
    }

    private static LeaseProbes? TakeProbes(LeaseSlot slot)
    {
        LeaseProbes? probes = slot.Probes;
        if (probes is not null)
            slot.Probes = null;
        return probes;
    }
}
