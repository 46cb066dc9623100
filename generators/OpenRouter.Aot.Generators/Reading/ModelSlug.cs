using System.Globalization;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>Knows what a model's slug can look like: <c>vendor/name:suffix</c>, <c>~vendor/family-latest</c>, <c>@preset/name</c>, or one with a preset behind it.</summary>
internal static class ModelSlug
{
    private const string Preset = "@preset/";

    private static readonly string[] KnownSuffixes = ["free", "nitro", "floor", "exacto", "online", "thinking", "extended", "batch"];

    /// <summary>The suffixes that are known, for people.</summary>
    public static string SuffixList { get; } = ":" + string.Join(", :", KnownSuffixes);

    /// <summary>What is wrong with a text where nothing but a slug can stand; null where it can be one.</summary>
    public static string? FindMistake(string text)
    {
        if (FindClearMistake(text) is { } clear)
            return clear;
        int at = text.IndexOf(Preset, StringComparison.Ordinal);
        string model = at < 0 ? text : text.Substring(0, at);
        string preset = at < 0 ? "" : text.Substring(at + Preset.Length);
        if (FindStranger(preset, "-._") is { } inPreset)
            return inPreset;
        if (model.Length == 0)
            return null;
        string path = WithoutSuffixes(model);
        if (FindStranger(path.TrimStart('~'), "-._/") is { } stranger)
            return stranger;
        return path.Split('/').Length == 2 ? null : "it must be vendor/name, such as openai/gpt-5-mini";
    }

    /// <summary>What is wrong with a text where an alias of the caller's own can stand too; null where it can be either.</summary>
    public static string? FindClearMistake(string text)
    {
        if (text.Trim().Length == 0)
            return "it is blank";
        if (text.Any(char.IsWhiteSpace))
            return "it has white space";
        bool hasEmptyPart = text.Split('/').Any(part => part.Length == 0 || part == "~") || text.Split(':').Any(part => part.Length == 0);
        return hasEmptyPart ? "a part of it is empty" : null;
    }

    /// <summary>The first suffix of a slug that is not known; null where all are. What is no <c>vendor/name</c> has none.</summary>
    public static string? FindUnknownSuffix(string text)
    {
        int at = text.IndexOf(Preset, StringComparison.Ordinal);
        string[] parts = (at < 0 ? text : text.Substring(0, at)).Split(':');
        return parts[0].Split('/').Length == 2 ? parts.Skip(1).FirstOrDefault(suffix => !KnownSuffixes.Contains(suffix)) : null;
    }

    private static string WithoutSuffixes(string model) => model.Split(':')[0];

    private static string? FindStranger(string text, string marks)
    {
        foreach (char letter in text)
        {
            if (letter is not (>= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9') && marks.IndexOf(letter) < 0)
                return string.Format(CultureInfo.InvariantCulture, "'{0}' does not occur in slugs", letter);
        }

        return null;
    }
}
