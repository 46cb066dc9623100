namespace OpenRouter.Aot;

/// <summary>The two routes of a group.</summary>
internal sealed class KeyRoutes
{
    private readonly KeyRing ring;
    private readonly string? group;

    public KeyRoutes(KeyRing ring, KeyMembership membership, string? group)
    {
        this.ring = ring;
        this.group = group;
        Paid = new KeyRoute(ring, new RouteKeys(ring, membership, group, isForFreeModels: false));
        Free = new KeyRoute(ring, new RouteKeys(ring, membership, group, isForFreeModels: true));
    }

    public KeyRoute Paid { get; }

    public KeyRoute Free { get; }

    public void MoveTo(KeyMembership membership)
    {
        Paid.MoveTo(new RouteKeys(ring, membership, group, isForFreeModels: false));
        Free.MoveTo(new RouteKeys(ring, membership, group, isForFreeModels: true));
    }

    /// <summary>Publishes what the bits say now.</summary>
    public void Publish()
    {
        Paid.Publish(Paid.Keys);
        Free.Publish(Free.Keys);
    }
}
