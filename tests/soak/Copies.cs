namespace OpenRouter.Aot.Soak;

/// <summary>Copies of leases on their way from one thread to another.</summary>
internal sealed class Copies
{
    private readonly Copy?[] places = new Copy?[8];

    /// <summary>Leaves a copy of a lease, and takes the one that somebody left.</summary>
    public KeyLease? Exchange(int place, in KeyLease lease) => Interlocked.Exchange(ref places[place], new Copy(lease))?.Lease;

    private sealed record Copy(KeyLease Lease);
}
