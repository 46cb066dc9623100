namespace OpenRouter.Aot.Generators.Model;

/// <summary>A pool of keys that is known at compile time.</summary>
/// <param name="Place">Its class.</param>
/// <param name="Settings">What is said of the whole.</param>
/// <param name="Keys">Its keys, in their order.</param>
/// <param name="Accounts">What holds for its accounts.</param>
/// <param name="Routes">Its model aliases.</param>
internal sealed record PoolSpec(
    TypePlace Place, PoolSettings Settings, EquatableArray<KeySpec> Keys, EquatableArray<AccountSpec> Accounts, EquatableArray<RouteSpec> Routes);
