namespace OpenRouter.Aot;

/// <summary>Tells whether the model that answered is the one that was asked for.</summary>
internal static class ServedModel
{
    /// <summary>Whether another model answered.</summary>
    /// <param name="asked">The model that was asked for first; null where it was left to the account.</param>
    /// <param name="served">The model that the answer names; null where it names none.</param>
    public static bool IsSubstituted(string? asked, string? served)
    {
        // A router, a preset and an alias for the latest of a family are asked to choose.
        if (asked is null || served is null || asked.StartsWith("openrouter/", StringComparison.Ordinal) || asked[0] is '@' or '~')
            return false;
        ReadOnlySpan<char> wanted = WithoutVariant(asked), named = WithoutVariant(served);
        return !named.StartsWith(wanted, StringComparison.OrdinalIgnoreCase) || !(named.Length == wanted.Length || IsVersion(named[wanted.Length..]));
    }

    // Answers name a model with its date behind it (-2025-08-07, -20250807, -0314), or as a preview; what else follows a dash is another model (gpt-5, gpt-5-mini).
    private static bool IsVersion(ReadOnlySpan<char> rest) => rest.StartsWith("-preview", StringComparison.OrdinalIgnoreCase)
        || (rest.Length >= 5 && rest[0] == '-' && !rest[1..5].ContainsAnyExceptInRange('0', '9'));

    private static ReadOnlySpan<char> WithoutVariant(ReadOnlySpan<char> slug) => slug.IndexOfAny(':', '@') is > 0 and var end ? slug[..end] : slug;
}
