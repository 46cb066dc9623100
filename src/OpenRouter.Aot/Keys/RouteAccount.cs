namespace OpenRouter.Aot;

/// <summary>An account within a route.</summary>
/// <param name="account">The account.</param>
/// <param name="slots">The slots of its keys that the route may use.</param>
/// <param name="tiers">The same keys by priority.</param>
internal sealed class RouteAccount(PoolAccount account, int[] slots, RouteTier[] tiers)
{
    public PoolAccount Account => account;

    public int[] Slots => slots;

    public RouteTier[] Tiers => tiers;
}
