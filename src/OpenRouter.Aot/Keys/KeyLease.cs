namespace OpenRouter.Aot;

/// <summary>A key on loan for one attempt. It is given back once, with the verdict on the attempt or with none.</summary>
/// <param name="key">The key.</param>
/// <param name="probe">The breakers whose single probe this attempt is.</param>
internal readonly struct KeyLease(PoolKey key, KeyLease.Probes probe)
{
    [Flags]
    public enum Probes
    {
        None = 0,
        AllModels = 1,
        FreeModels = 2,
    }

    public PoolKey Key { get; } = key;

    /// <summary>Gives the key back with what the attempt told.</summary>
    /// <param name="verdict">The verdict on the attempt.</param>
    /// <param name="isAttempt">Whether the request left the client at all.</param>
    public void Complete(in Verdict verdict, bool isAttempt = true)
    {
        Key.End(isAttempt, verdict.IsAccepted);
        if (verdict.Scope == VerdictScope.Service)
            ReturnProbes();
        else
            Key.Ring.Report(Key, verdict, isFreeProbe: (probe & Probes.FreeModels) != 0);
    }

    /// <summary>Gives the key back without a verdict: the caller cancelled, or left the stream.</summary>
    public void Abandon()
    {
        Key.End(isAttempt: true, isSuccess: null);
        ReturnProbes();
    }

    private void ReturnProbes()
    {
        if ((probe & Probes.AllModels) != 0)
            Key.Breaker.ReturnProbe();
        if ((probe & Probes.FreeModels) != 0)
            Key.FreeBench.ReturnProbe();
    }
}
