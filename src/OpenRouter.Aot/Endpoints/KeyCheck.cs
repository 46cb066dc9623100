namespace OpenRouter.Aot;

/// <summary>What <c>GET /key</c> said of one key of the pool.</summary>
/// <param name="Alias">The key's alias.</param>
/// <param name="Info">What the service knows of it; null where it refused or could not be asked.</param>
/// <param name="Error">Why there is no information; null where there is.</param>
public sealed record KeyCheck(string Alias, KeyInfo? Info, string? Error)
{
    /// <summary>What it said of the secret that is to replace the key's; null where none is.</summary>
    public KeyCheck? Replacement { get; init; }
}
