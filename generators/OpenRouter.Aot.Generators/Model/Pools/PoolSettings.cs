namespace OpenRouter.Aot.Generators.Model;

/// <summary>What is said of a pool as a whole. What is null keeps its default.</summary>
/// <param name="Strategy">How keys are chosen: a member of the enumeration, or its number where it has no such member.</param>
/// <param name="FailureThreshold">How many failures bench a key.</param>
/// <param name="FailureWindow">Within how many seconds.</param>
/// <param name="Cooldown">The first cooldown, in seconds.</param>
/// <param name="MaxCooldown">The longest cooldown, in seconds.</param>
/// <param name="BaseUrl">The API's address.</param>
/// <param name="AppUrl">The application's address.</param>
/// <param name="AppTitle">The application's name.</param>
internal sealed record PoolSettings(
    string? Strategy, int? FailureThreshold, double? FailureWindow, double? Cooldown, double? MaxCooldown, string? BaseUrl, string? AppUrl, string? AppTitle);
