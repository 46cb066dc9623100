namespace OpenRouter.Aot.Cli;

/// <summary>Something that will not work, or may not.</summary>
/// <param name="Kind">A word for programs.</param>
/// <param name="Text">What it is, and what to do, for people.</param>
/// <param name="Requests">The requests that it concerns; null where it is not about single ones.</param>
/// <param name="FirstLine">The first of their lines; null likewise.</param>
internal sealed record EstimateWarning(string Kind, string Text, long? Requests = null, long? FirstLine = null)
{
    public static EstimateWarning Of(string kind, LineTally lines, string text) =>
        new(kind, $"{text} ({Figures.Count(lines.Count, "request")}, the first on line {Figures.Count(lines.First)})", lines.Count, lines.First);
}
