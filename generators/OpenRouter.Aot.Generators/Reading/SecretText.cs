namespace OpenRouter.Aot.Generators.Reading;

/// <summary>Knows a secret when it stands where a name should.</summary>
internal static class SecretText
{
    /// <summary>Whether a text begins as OpenRouter's keys do.</summary>
    public static bool IsKey(string text) => text.StartsWith("sk-or-", StringComparison.Ordinal);
}
