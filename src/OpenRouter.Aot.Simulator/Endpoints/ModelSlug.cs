namespace OpenRouter.Aot.Simulator;

/// <summary>What the suffixes of a model's slug mean.</summary>
internal static class ModelSlug
{
    // Suffixes that change the routing only; ":free", ":thinking" and ":extended" name other models.
    private static readonly string[] s_routingSuffixes = [":nitro", ":floor", ":exacto", ":online"];

    /// <summary>The slug without its routing suffixes, which may be stacked.</summary>
    public static string Base(string slug)
    {
        while (Array.Find(s_routingSuffixes, suffix => slug.EndsWith(suffix, StringComparison.Ordinal)) is { } suffix)
        {
            slug = slug[..^suffix.Length];
        }

        return slug;
    }

    public static bool IsFree(string slug) => slug.EndsWith(":free", StringComparison.Ordinal);
}
