namespace OpenRouter.Aot;

/// <summary>A key that <see cref="KeyWatch"/> looks after, and what it was told of it. The watch guards it.</summary>
/// <param name="key">The key.</param>
internal sealed class WatchedKey(PoolKey key)
{
    public PoolKey Key => key;

    /// <summary>When it is asked about next; null while it is, and where nothing is planned.</summary>
    public DateTimeOffset? Due { get; set; }

    /// <summary>When it was asked about last; null for never.</summary>
    public DateTimeOffset? AskedAt { get; set; }

    /// <summary>Whether it is being asked about.</summary>
    public bool IsAsked { get; set; }

    /// <summary>Whether the ring wants to know if a quarantined key works again.</summary>
    public bool IsProbe { get; set; }

    /// <summary>How many requests had succeeded with it when it was asked about last.</summary>
    public long Succeeded { get; set; }

    /// <summary>How many had when the service first refused it; null since a good answer.</summary>
    public long? SucceededAtRefusal { get; set; }

    /// <summary>
    /// Whether a refusal of <c>GET /key</c> is to be believed. Requests are the better witness: a gateway may serve them and refuse this question. One that
    /// succeeded since the key was last asked about casts a doubt, which another question resolves; one that succeeded after a refusal proves it wrong.
    /// </summary>
    /// <param name="succeeded">How many requests have succeeded with the key.</param>
    /// <param name="isDoubtful">Whether it should be asked again soon.</param>
    public bool Believes(long succeeded, out bool isDoubtful)
    {
        isDoubtful = false;
        if (SucceededAtRefusal is { } then)
            return succeeded == then;
        isDoubtful = succeeded > Succeeded;
        SucceededAtRefusal = succeeded;
        return !isDoubtful;
    }
}
