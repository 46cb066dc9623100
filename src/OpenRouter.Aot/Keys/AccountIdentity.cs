namespace OpenRouter.Aot;

/// <summary>What names the account of a key.</summary>
/// <param name="Source">Who says so.</param>
/// <param name="Id">The name; one of the service identifies a customer and never comes out.</param>
internal readonly record struct AccountIdentity(AccountSource Source, string Id);
