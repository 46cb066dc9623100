namespace OpenRouter.Aot.Models;

/// <summary>Where endpoints are. An open set: a value that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct DataRegion
{
    /// <summary>The European Union.</summary>
    public static partial DataRegion Eu { get; }

    /// <summary>The United States.</summary>
    public static partial DataRegion Us { get; }
}
