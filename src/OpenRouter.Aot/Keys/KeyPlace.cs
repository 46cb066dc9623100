namespace OpenRouter.Aot;

/// <summary>Where a key stands. While a reload runs a key stands in the old membership and in the new one, and its bits are right in both.</summary>
/// <param name="Membership">The membership.</param>
/// <param name="Slot">The key's number there.</param>
/// <param name="Other">The other place, during a reload.</param>
internal sealed record KeyPlace(KeyMembership Membership, int Slot, KeyPlace? Other = null);
