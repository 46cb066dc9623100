namespace OpenRouter.Aot.Cli;

/// <summary>A model's slug, as far as there is room for it.</summary>
internal static class ModelName
{
    /// <summary>Terminals below this width get shorter forms.</summary>
    public const int NarrowWidth = 90;

    /// <summary>The slug; on a narrow terminal without its author.</summary>
    public static string Fit(string slug, int width) => width < NarrowWidth ? slug[(slug.IndexOf('/', StringComparison.Ordinal) + 1)..] : slug;
}
