namespace OpenRouter.Aot;

/// <summary>What <c>GET /key</c> said of one key of the pool.</summary>
/// <param name="Alias">The key's alias.</param>
/// <param name="Info">What the service knows of it; null where it refused or could not be asked.</param>
/// <param name="Error">Why there is no information; null where there is.</param>
public sealed record KeyCheck(string Alias, KeyInfo? Info, string? Error);
