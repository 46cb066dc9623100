using Microsoft.CodeAnalysis;
using OpenRouter.Aot.Generators.Reading;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.Generators.Analyzing;

/// <summary>Finds what is wrong with a model and its fallbacks.</summary>
internal static class RouteMistakes
{
    /// <summary>For a place where nothing but a slug can stand.</summary>
    public const bool OnlySlugs = true;

    /// <summary>For a place where an alias of the caller's own can stand too.</summary>
    public const bool AlsoAliases = false;

    /// <summary>Reports slugs that cannot be any, suffixes that are not known, and models that stand there twice.</summary>
    /// <param name="slugs">The slugs in their order, with their places; null for what is no constant.</param>
    /// <param name="isStrict"><see cref="OnlySlugs"/> or <see cref="AlsoAliases"/>.</param>
    /// <param name="report">Takes what is wrong.</param>
    public static void Find(IEnumerable<(string? Text, Location Place)> slugs, bool isStrict, Action<Diagnostic> report)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string? text, Location place) in slugs)
        {
            if (text is null)
                continue;
            if ((isStrict ? ModelSlug.FindMistake(text) : ModelSlug.FindClearMistake(text)) is { } mistake)
                report(Diagnostic.Create(ModelRules.NotASlug, place, text, mistake));
            else if (ModelSlug.FindUnknownSuffix(text) is { } suffix)
                report(Diagnostic.Create(ModelRules.UnknownSuffix, place, suffix, text, ModelSlug.SuffixList));
            if (!seen.Add(text))
                report(Diagnostic.Create(ModelRules.Repeated, place, text));
        }
    }
}
