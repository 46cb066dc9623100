namespace OpenRouter.Aot;

/// <summary>
/// A key on loan for one attempt. Of all its copies, the first that completes or abandons it gives back the place in flight, the probe and the
/// outcome; the others do nothing.
/// </summary>
internal readonly struct KeyLease
{
    private readonly LeaseBlock? block;
    private readonly int index;
    private readonly long stamp;

    public KeyLease(LeaseBlock block, int index, long stamp)
    {
        this.block = block;
        this.index = index;
        this.stamp = stamp;
    }

    /// <summary>Whether anything was lent.</summary>
    public bool IsMade => block is not null;

    public PoolKey Key => block!.Key;

    /// <summary>Gives the key back with what the attempt told.</summary>
    /// <param name="verdict">The verdict on the attempt.</param>
    /// <param name="isAttempt">Whether the request left the client at all.</param>
    /// <param name="latency">How long the answer took, or its first content.</param>
    /// <returns>Whether this call gave it back.</returns>
    public bool Complete(in Verdict verdict, bool isAttempt = true, TimeSpan latency = default)
    {
        if (block is null)
            return false;
        ref LeaseSlot slot = ref block[index];
        if (!slot.TryEnd(stamp))
            return false;
        if (isAttempt && verdict.IsAccepted)
            slot.CountSuccess(latency.Ticks);
        else if (isAttempt)
            block.Key.CountFailure(verdict.Scope);

        bool isProbe = TakeProbes(ref slot, out KeyCondition? probe, out KeyCondition? freeProbe);
        PoolKey key = block.Key;
        // The place comes last: who is let in by it finds what this attempt told of the key.
        if (verdict.Scope != VerdictScope.Service && (isProbe || !verdict.IsAccepted || key.Breaker.Condition is not null))
            key.Report(verdict, isFreeProbe: freeProbe is not null);
        // What the verdict did not decide is for the next request to find out: a refused key says nothing of its account's free quota.
        key.ReturnProbes(probe, freeProbe);
        key.Free(block, ref slot, index, stamp);
        return true;
    }

    /// <summary>Gives the key back without a verdict: the caller cancelled, or left the stream.</summary>
    /// <returns>Whether this call gave it back.</returns>
    public bool Abandon()
    {
        if (block is null)
            return false;
        ref LeaseSlot slot = ref block[index];
        if (!slot.TryEnd(stamp))
            return false;
        PoolKey key = block.Key;
        key.CountAbandoned();
        TakeProbes(ref slot, out KeyCondition? probe, out KeyCondition? freeProbe);
        key.ReturnProbes(probe, freeProbe);
        key.Free(block, ref slot, index, stamp);
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
