namespace OpenRouter.Aot;

/// <summary>How many attempts may run at once with a key, or with all keys of an account. Keys whose limit is reached say so in their bits.</summary>
internal sealed class ConcurrencyLimit
{
    private PoolKey[] keys = [];
    private int limit = int.MaxValue;
    private int taken;
    private int isReached;

    /// <summary>Whether there is a limit at all.</summary>
    public bool Exists => Volatile.Read(ref limit) != int.MaxValue;

    public bool IsReached => Volatile.Read(ref isReached) != 0;

    /// <summary>Takes a reload's settings over. What began without a limit does not count; what began under another one does.</summary>
    public void Configure(int? most, PoolKey[] concerned)
    {
        Volatile.Write(ref keys, concerned);
        Volatile.Write(ref limit, most ?? int.MaxValue);
        PutMark(0);
    }

    /// <summary>Takes a permit; where there is none, the keys are marked.</summary>
    public bool TryTake()
    {
        if (Interlocked.Increment(ref taken) <= Volatile.Read(ref limit))
            return true;
        Interlocked.Decrement(ref taken);

        // A permit that came back while the mark was made would not lift it, nor would a reload that raised the limit: look once more.
        PutMark(1);
        if (Volatile.Read(ref taken) < Volatile.Read(ref limit))
        {
            PutMark(0);
            // Somebody may have seen the mark meanwhile and wait.
            foreach (PoolKey key in Volatile.Read(ref keys))
                key.Ring.RoomReturned?.Invoke(key);
        }

        return false;
    }

    /// <summary>Gives a permit back; the caller lets those who wait know.</summary>
    public void Return()
    {
        Interlocked.Decrement(ref taken);
        if (IsReached)
            PutMark(0);
    }

    private void PutMark(int mark)
    {
        Interlocked.Exchange(ref isReached, mark);
        foreach (PoolKey key in Volatile.Read(ref keys))
            key.Reflect();
    }
}
