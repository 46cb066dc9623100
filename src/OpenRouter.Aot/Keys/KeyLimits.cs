namespace OpenRouter.Aot;

/// <summary>The limits of a key: its pace, its own concurrency, and that of its account.</summary>
/// <param name="key">The key.</param>
internal sealed class KeyLimits(PoolKey key)
{
    private readonly ConcurrencyLimit concurrency = new();
    private KeyPace? pace;

    /// <summary>Whether any limit concerns the key.</summary>
    public bool Any => concurrency.Exists || key.Account.Concurrency.Exists || Volatile.Read(ref pace) is not null;

    /// <summary>Whether one of them is reached.</summary>
    public bool AreReached => concurrency.IsReached || key.Account.Concurrency.IsReached || Volatile.Read(ref pace) is { IsSpent: true };

    /// <summary>Takes a reload's settings over.</summary>
    public void Configure(KeyOptions options)
    {
        concurrency.Configure(options.MaxConcurrency, [key]);
        KeyPace? before = Volatile.Read(ref pace);
        if (before?.PerMinute == options.Pace)
            return;
        before?.Stop();
        Volatile.Write(ref pace, options.Pace is { } perMinute ? new KeyPace(key, perMinute) : null);
    }

    /// <summary>Takes what an attempt needs, all of it or nothing.</summary>
    /// <param name="permits">What the lease must give back.</param>
    public bool TryTake(out LeasePermits permits)
    {
        permits = LeasePermits.None;
        KeyPace? current = Volatile.Read(ref pace);
        if (current?.TryTake() == false)
            return false;
        if (TryTake(concurrency, LeasePermits.Key, ref permits) && TryTake(key.Account.Concurrency, LeasePermits.Account, ref permits))
            return true;
        Return(permits);
        current?.Return();
        permits = LeasePermits.None;
        return false;
    }

    /// <summary>Gives back what a lease held, and calls those who wait for it.</summary>
    public void Return(LeasePermits permits)
    {
        if ((permits & LeasePermits.Key) != 0)
            concurrency.Return();
        if ((permits & LeasePermits.Account) != 0)
            key.Account.Concurrency.Return();
        if (permits != LeasePermits.None)
            key.Ring.RoomReturned?.Invoke(key);
    }

    /// <summary>Ends the timer of the pace.</summary>
    public void Stop() => Volatile.Read(ref pace)?.Stop();

    private static bool TryTake(ConcurrencyLimit limit, LeasePermits permit, ref LeasePermits taken)
    {
        if (!limit.Exists)
            return true;
        if (!limit.TryTake())
            return false;
        taken |= permit;
        return true;
    }
}
