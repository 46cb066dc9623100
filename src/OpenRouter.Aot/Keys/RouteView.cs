namespace OpenRouter.Aot;

/// <summary>
/// What a route's picks go through: the keys that serve, in the order of their turns, as of one version of the bits. Immutable. Where the bits
/// have moved on, a pick reads them instead.
/// </summary>
internal sealed class RouteView
{
    private const long NotPublished = -1;

    private RouteView(RouteKeys route, PoolKey[] turns, PoolKey[] keys, long version, long origin)
    {
        Route = route;
        Group = route.Group;
        Turns = turns;
        Keys = keys;
        Version = version;
        Origin = origin;
    }

    public RouteKeys Route { get; }

    public KeyGroup Group { get; }

    /// <summary>One round: a key as often as its weight says.</summary>
    public PoolKey[] Turns { get; }

    /// <summary>Each key once.</summary>
    public PoolKey[] Keys { get; }

    /// <summary>The version of the bits; below 0 where nobody serves.</summary>
    public long Version { get; }

    /// <summary>A ticket at which a round begins, near the present, so that 32 bits hold the distance.</summary>
    public long Origin { get; }

    /// <summary>Whether it knows of more changes, or at as many counts from a later round.</summary>
    public bool IsNewerThan(RouteView other) => Version > other.Version || (Version == other.Version && Origin > other.Origin);

    /// <summary>Reads the bits.</summary>
    /// <param name="route">The keys that the route may use.</param>
    /// <param name="strategy">How they are chosen.</param>
    /// <param name="ticket">The route's last ticket.</param>
    public static RouteView Create(RouteKeys route, KeyStrategy strategy, long ticket)
    {
        // The version first: bits that change after it only make the view look older than it is.
        long version = route.Group.Version;
        KeyCandidates candidates = KeyCandidates.Find(route, default, heedsRoom: false, heedsResets: true, new ulong[route.Membership.WordCount]);
        (PoolKey Key, int Weight)[] members = candidates.ToArray();
        PoolKey[] keys = Array.ConvertAll(members, static member => member.Key);
        if (keys.Length == 0)
            return new RouteView(route, keys, keys, NotPublished, 0);
        PoolKey[] turns = strategy != KeyStrategy.Weighted ? keys
            : Array.ConvertAll(WeightedRound.Schedule(Array.ConvertAll(members, static member => member.Weight)), turn => keys[turn]);
        return new RouteView(route, turns, keys, version, Math.Max(ticket, 0) / turns.Length * turns.Length);
    }
}
