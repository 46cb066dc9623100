namespace OpenRouter.Aot;

/// <summary>The two routes of a group.</summary>
internal sealed class KeyRoutes
{
    private readonly string? group;

    public KeyRoutes(KeyRing ring, KeyMembership membership, string? group)
    {
        this.group = group;
        Paid = new KeyRoute(ring, new RouteKeys(membership, group, isForFreeModels: false));
        Free = new KeyRoute(ring, new RouteKeys(membership, group, isForFreeModels: true));
    }

    public KeyRoute Paid { get; }

    public KeyRoute Free { get; }

    public void MoveTo(KeyMembership membership)
    {
        Paid.MoveTo(new RouteKeys(membership, group, isForFreeModels: false));
        Free.MoveTo(new RouteKeys(membership, group, isForFreeModels: true));
    }

    public void Publish(KeyMembership membership)
    {
        Publish(Paid, membership);
        Publish(Free, membership);
    }

    private static void Publish(KeyRoute route, KeyMembership membership)
    {
        RouteKeys keys = route.Keys;
        if (ReferenceEquals(keys.Membership, membership))
            route.Publish(keys);
    }
}
