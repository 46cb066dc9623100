using System.Numerics;
using System.Runtime.CompilerServices;

namespace OpenRouter.Aot;

/// <summary>
/// The way of a kind of request to its keys: those of a group (or of none), for free models or for the others. It is resolved once, stays the
/// same over reloads, and has its own ticket, so that what other routes do never disturbs its order.
/// </summary>
internal sealed class KeyRoute
{
    private readonly KeyRing ring;
    private readonly KeyStrategy strategy;
    private RouteView view;
    private PaddedLong ticket = new() { Value = -1 };
    private PaddedLong detour = new() { Value = -1 };

    public KeyRoute(KeyRing ring, RouteKeys keys)
    {
        this.ring = ring;
        strategy = ring.Strategy;
        IsForFreeModels = keys.IsForFreeModels;
        view = RouteView.Create(keys, strategy, ticket: 0);
    }

    public bool IsForFreeModels { get; }

    /// <summary>The keys that the route may use.</summary>
    public RouteKeys Keys => View.Route;

    private RouteView View => Volatile.Read(ref view);

    /// <summary>The key of the next turn; null where none can serve. One ticket, one look at the view, one load: no lock, no clock, no allocation.</summary>
    public PoolKey? Pick()
    {
        RouteView current = View;
        PoolKey[] turns = current.Turns;
        long origin = current.Origin;
        // All that can be read before the increment is: what comes after it waits for it. A key that changes in between is no different from one
        // that changes as soon as it is picked.
        bool isPublished = current.Version == current.Group.State;
        long turn = Interlocked.Increment(ref ticket.Value);
        ulong distance = (ulong)(turn - origin);
        return isPublished && distance <= uint.MaxValue ? turns[(uint)distance % (uint)turns.Length] : PickFromBits(turn);
    }

    /// <summary>Lends the next key.</summary>
    /// <param name="excluded">Keys that this request must not use.</param>
    /// <param name="session">The session's hash; 0 for none.</param>
    /// <param name="lease">The key on loan.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryAcquire(in KeySet excluded, ulong session, out KeyLease lease)
    {
        lease = Acquire(excluded, session);
        return lease.IsMade;
    }

    /// <summary>The same as a returned value, which costs no write barrier; a lease of nothing where no key is to be had.</summary>
    /// <param name="excluded">Keys that this request must not use.</param>
    /// <param name="session">The session's hash; 0 for none.</param>
    public KeyLease Acquire(in KeySet excluded, ulong session)
    {
        PoolKey? key = Pick(excluded, session);
        while (key is not null)
        {
            KeyLease lease = key.Lend(IsForFreeModels);
            if (lease.IsMade)
                return lease;

            // A key that became sick or full between pick and loan has said so in its bits. The view may not know it yet, where the thread that
            // changed them has been held up before it raised the version: from here on the bits are asked.
            ref PaddedLong turns = ref (session == 0 && excluded.IsEmpty ? ref ticket : ref detour);
            key = PickFromBits(Interlocked.Increment(ref turns.Value), excluded, session);
        }

        return AcquireUnseen(excluded);
    }

    /// <summary>The key for a request that wants something of its own: not certain keys, or its session's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PoolKey? Pick(in KeySet excluded, ulong session) =>
        session == 0 && excluded.IsEmpty && strategy != KeyStrategy.LeastInFlight ? Pick() : PickApart(excluded, session);

    /// <summary>Whether any key outside <paramref name="excluded"/> serves, be it full at this moment.</summary>
    public bool CanServe(in KeySet excluded) => HasAny(excluded, heedsRoom: false);

    /// <summary>Whether any key outside <paramref name="excluded"/> serves and is not full.</summary>
    public bool HasRoom(in KeySet excluded) => HasAny(excluded, heedsRoom: true);

    /// <summary>How many keys the next pick has to choose from.</summary>
    /// <param name="excluded">Keys that the request must not use.</param>
    /// <param name="session">The session's hash; 0 for none.</param>
    public int CountCandidates(in KeySet excluded, ulong session)
    {
        RouteView current = View;
        return excluded.IsEmpty && current.Version == current.Group.State ? current.Keys.Length : CountFromBits(excluded, session);
    }

    /// <summary>
    /// Every alias that the route may use, by the key that serves, and why it does not, be that held against the key or against its account; null where
    /// it does, or is only full.
    /// </summary>
    public IEnumerable<(PoolKey Key, KeyCondition? Out)> GetOutages()
    {
        RouteKeys keys = Keys;
        PoolAccount? only = keys.Only?.Account;
        foreach (KeyEntry entry in keys.Membership.Entries)
        {
            PoolKey key = entry.Serving;
            if (!string.Equals(key.Group, keys.Group.Name, StringComparison.Ordinal))
                continue;
            KeyCondition? obstacle = key.GetObstacle(IsForFreeModels);
            // Where free models stay on another account, they wait for that one.
            if (obstacle is null && only is not null && !ReferenceEquals(key.Account, only) && only.FreeBreaker.Condition is { } used)
                obstacle = used.Because($"free models stay on the account '{only.Label}': {used.Reason}");
            yield return (key, obstacle);
        }
    }

    /// <summary>Publishes what the bits say now, unless somebody has published something newer.</summary>
    /// <param name="keys">The keys of the route.</param>
    public void Publish(RouteKeys keys)
    {
        RouteView fresh = RouteView.Create(keys, strategy, Volatile.Read(ref ticket.Value));
        RouteView current = View;
        while (ReferenceEquals(current.Route, keys) && fresh.IsNewerThan(current))
        {
            RouteView seen = Interlocked.CompareExchange(ref view, fresh, current);
            if (ReferenceEquals(seen, current))
                return;
            current = seen;
        }
    }

    /// <summary>Goes over to the keys of a new membership.</summary>
    public void MoveTo(RouteKeys keys) =>
        Interlocked.Exchange(ref view, RouteView.Create(keys, strategy, Volatile.Read(ref ticket.Value)));

    private int CountFromBits(in KeySet excluded, ulong session)
    {
        RouteKeys keys = Keys;
        Span<ulong> buffer = stackalloc ulong[keys.Membership.WordCount];
        return KeyCandidates.Find(keys, excluded.In(keys.Membership), heedsRoom: true, heedsResets: session == 0, buffer).Count;
    }

    private bool HasAny(in KeySet excluded, bool heedsRoom)
    {
        RouteKeys keys = Keys;
        Span<ulong> buffer = stackalloc ulong[keys.Membership.WordCount];
        return KeyCandidates.Find(keys, excluded.In(keys.Membership), heedsRoom, heedsResets: false, buffer).Count > 0;
    }

    private PoolKey? PickApart(in KeySet excluded, ulong session)
    {
        if (session == 0 && excluded.IsEmpty)
            return TryPickLessLoaded(out PoolKey? key) ? key : PickFromBits(0, excluded, session);
        // Tickets of their own: a request that passes a key over must not take another's turn in the order of the rest.
        return PickFromBits(Interlocked.Increment(ref detour.Value), excluded, session);
    }

    /// <summary>
    /// Asks the keys themselves before a request is turned away: of two changes at once, the bits may for a moment show the earlier one.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private KeyLease AcquireUnseen(in KeySet excluded)
    {
        RouteKeys keys = Keys;
        KeySet left = excluded.In(keys.Membership);
        foreach (RouteTier tier in keys.Tiers)
        {
            foreach ((int index, ulong mask) in tier.Words)
            {
                for (ulong word = mask & ~left.Word(index); word != 0; word &= word - 1)
                {
                    PoolKey key = keys.Membership.Keys[(index * 64) + BitOperations.TrailingZeroCount(word)];
                    if (key.Serves(IsForFreeModels) && key.TryLend(IsForFreeModels, out KeyLease lease))
                        return lease;
                }
            }
        }

        return default;
    }

    private bool TryPickLessLoaded(out PoolKey? key)
    {
        key = null;
        RouteView current = View;
        if (current.Version != current.Group.State)
            return false;
        (int first, int second) = KeyCandidates.TwoOf(current.Keys.Length, ring.Chance.Next());
        key = KeyCandidates.LessLoaded(current.Keys[first], current.Keys[second]);
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private PoolKey? PickFromBits(long turn)
    {
        // After 2^32 turns without a change of health the view's own way would never be taken again.
        if ((ulong)(turn - View.Origin) > uint.MaxValue)
            View.Group.QueuePublication();
        return PickFromBits(turn, default, session: 0);
    }

    private PoolKey? PickFromBits(long turn, in KeySet excluded, ulong session)
    {
        RouteKeys keys = Keys;
        Span<ulong> buffer = stackalloc ulong[keys.Membership.WordCount];
        KeyCandidates candidates = KeyCandidates.Find(keys, excluded.In(keys.Membership), heedsRoom: true, heedsResets: session == 0, buffer);
        if (candidates.Count == 0)
            return null;
        if (session != 0)
            return SessionPlacement.Choose(candidates, session);
        return strategy switch
        {
            KeyStrategy.Weighted => candidates.AtWeighted((ulong)turn),
            KeyStrategy.LeastInFlight => candidates.LessLoadedOfTwo(ring.Chance.Next()),
            _ => candidates.At((int)((ulong)turn % (ulong)candidates.Count)),
        };
    }
}
