namespace OpenRouter.Aot;

/// <summary>
/// A key on loan for one attempt. Of all its copies, the first that completes or abandons it gives back the place in flight, the probe and the
/// outcome; the others do nothing.
/// </summary>
internal readonly struct KeyLease
{
    private readonly LeaseSlots? slots;
    private readonly int index;
    private readonly long stamp;

    public KeyLease(LeaseSlots slots, int index, long stamp)
    {
        this.slots = slots;
        this.index = index;
        this.stamp = stamp;
    }

    public PoolKey Key => slots!.Key;

    /// <summary>Gives the key back with what the attempt told.</summary>
    /// <param name="verdict">The verdict on the attempt.</param>
    /// <param name="isAttempt">Whether the request left the client at all.</param>
    /// <param name="latency">How long the answer took, or its first content.</param>
    /// <returns>Whether this call gave it back.</returns>
    public bool Complete(in Verdict verdict, bool isAttempt = true, TimeSpan latency = default)
    {
        if (slots is null)
            return false;
        ref LeaseSlot slot = ref slots[index];
        if (!slot.TryEnd(stamp))
            return false;
        if (isAttempt && verdict.IsAccepted)
            slot.CountSuccess(latency.Ticks);
        else if (isAttempt)
            slots.Key.CountFailure(verdict.Scope);

        bool isProbe = TakeProbes(ref slot, out KeyCondition? probe, out KeyCondition? freeProbe);
        PoolKey key = slots.Key;
        // The place comes last: who is let in by it finds what this attempt told of the key.
        if (verdict.Scope != VerdictScope.Service && (isProbe || !verdict.IsAccepted || key.Breaker.Condition is not null))
            key.Report(verdict, isFreeProbe: freeProbe is not null);
        // A verdict may say nothing of what was probed: a bad key tells nothing of the quota of free models.
        key.ReturnProbes(probe, freeProbe);
        key.Free(slots, index, stamp);
        return true;
    }

    /// <summary>Gives the key back without a verdict: the caller cancelled, or left the stream.</summary>
    /// <returns>Whether this call gave it back.</returns>
    public bool Abandon()
    {
        if (slots is null)
            return false;
        ref LeaseSlot slot = ref slots[index];
        if (!slot.TryEnd(stamp))
            return false;
        PoolKey key = slots.Key;
        key.CountAbandoned();
        TakeProbes(ref slot, out KeyCondition? probe, out KeyCondition? freeProbe);
        key.ReturnProbes(probe, freeProbe);
        key.Free(slots, index, stamp);
        return true;
    }

    private static bool TakeProbes(ref LeaseSlot slot, out KeyCondition? probe, out KeyCondition? freeProbe)
    {
        probe = slot.Probe;
        freeProbe = slot.FreeProbe;
        if (probe is null && freeProbe is null)
            return false;
        slot.Probe = null;
        slot.FreeProbe = null;
        return true;
    }
}
