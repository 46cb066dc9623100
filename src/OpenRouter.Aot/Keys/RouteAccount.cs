namespace OpenRouter.Aot;

/// <summary>An account within a route.</summary>
/// <param name="Account">The account.</param>
/// <param name="Slots">The slots of its keys that the route may use.</param>
/// <param name="Tiers">The same keys by priority.</param>
internal sealed record RouteAccount(PoolAccount Account, int[] Slots, RouteTier[] Tiers);
