namespace OpenRouter.Aot.Cli;

/// <summary>The reason of a verdict, where there is room for a few words.</summary>
internal static class ReasonText
{
    /// <summary>What comes before the colon; behind it the reason quotes the service.</summary>
    public static string Shorten(string? reason) => reason?.Split(':')[0] ?? "";
}
