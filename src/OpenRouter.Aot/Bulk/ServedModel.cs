namespace OpenRouter.Aot;

/// <summary>Tells whether the model that answered is the one that was asked for.</summary>
internal static class ServedModel
{
    private static readonly string[] Stages = ["preview", "beta", "exp", "latest"];

    /// <summary>Whether another model answered.</summary>
    /// <param name="asked">The model that was asked for first; null where it was left to the account.</param>
    /// <param name="served">The model that the answer names; null where it names none.</param>
    public static bool IsSubstituted(string? asked, string? served)
    {
        // A router, a preset and an alias for the latest of a family are asked to choose.
        if (string.IsNullOrEmpty(asked) || string.IsNullOrEmpty(served) || asked.StartsWith("openrouter/", StringComparison.Ordinal) || asked[0] is '@' or '~')
            return false;
        ReadOnlySpan<char> wanted = WithoutVariant(asked), named = WithoutVariant(served);
        return !named.Equals(wanted, StringComparison.OrdinalIgnoreCase) && !IsAnotherName(wanted, named);
    }

    // Answers name a model with its date behind it (-2025-08-07, -20250807, -0314) or without the one that was asked for, as a preview, without its author, and with its
    // words in another order (claude-haiku-4.5, claude-4.5-haiku-20251001). Any other word is another model's (gpt-5, gpt-5-mini).
    private static bool IsAnotherName(ReadOnlySpan<char> wanted, ReadOnlySpan<char> named)
    {
        int authorOfWanted = wanted.IndexOf('/'), authorOfNamed = named.IndexOf('/');
        if (authorOfWanted >= 0 && authorOfNamed >= 0 && !wanted[..authorOfWanted].Equals(named[..authorOfNamed], StringComparison.OrdinalIgnoreCase))
            return false;
        string[] ofWanted = wanted[(authorOfWanted + 1)..].ToString().Split('-'), ofNamed = named[(authorOfNamed + 1)..].ToString().Split('-');
        string dateOfWanted = DateOf(ofWanted), dateOfNamed = DateOf(ofNamed);
        return NameOf(ofWanted).SequenceEqual(NameOf(ofNamed), StringComparer.OrdinalIgnoreCase)
            && (dateOfWanted.Length == 0 || dateOfNamed.Length == 0 || dateOfWanted == dateOfNamed);
    }

    private static IEnumerable<string> NameOf(string[] words) =>
        words.Where(static word => !IsDate(word) && !Stages.Contains(word, StringComparer.OrdinalIgnoreCase)).Order(StringComparer.OrdinalIgnoreCase);

    // The digits in any order: 07-25 and 2507 are the same date.
    private static string DateOf(string[] words) => string.Concat(words.Where(IsDate).SelectMany(static word => word).Order());

    private static bool IsDate(string word) => word.Length >= 2 && !word.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static ReadOnlySpan<char> WithoutVariant(ReadOnlySpan<char> slug) => slug.IndexOfAny(':', '@') is > 0 and var end ? slug[..end] : slug;
}
