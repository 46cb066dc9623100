using System.Text;

namespace OpenRouter.Aot;

/// <summary>Writes the reason of a verdict: one line, bounded, without control characters, whatever the service sent.</summary>
internal static class VerdictReason
{
    private const int MaxLength = 300;

    /// <summary>What it means, and what the service said.</summary>
    public static string Of(string summary, ApiError error)
    {
        bool isRawBetter = error.Raw is { Length: > 0 } && error.Message is null or "" or "Provider returned error";
        return OnOneLine(isRawBetter ? $"{summary}: {error}: {error.Raw}" : $"{summary}: {error}");
    }

    /// <summary>The text with its white space and control characters as single spaces, cut at the limit.</summary>
    public static string OnOneLine(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, MaxLength));
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool isSpace = Rune.IsWhiteSpace(rune) || Rune.IsControl(rune);
            if (isSpace && (line.Length == 0 || line[^1] == ' '))
                continue;
            if (line.Length + rune.Utf16SequenceLength >= MaxLength)
                return line.Append('…').ToString();
            line.Append(isSpace ? " " : rune.ToString());
        }

        return line.ToString().TrimEnd();
    }
}
