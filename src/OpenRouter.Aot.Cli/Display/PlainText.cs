using System.Globalization;
using Spectre.Console;

namespace OpenRouter.Aot.Cli;

/// <summary>
/// Text of others, as it may stand on a terminal. Names come from files, and models and reasons from the service: none of them may move the cursor,
/// turn the order of the text around it, or fill the screen.
/// </summary>
internal static class PlainText
{
    private const int Most = 400;

    /// <summary>The text with a blank in place of whatever is not seen, cut where it is very long.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="most">The most characters.</param>
    public static string OnOneLine(string text, int most = Most)
    {
        string line = text.Length <= most ? text : Cut(text, most) + "…";
        if (!HasUnseen(line))
            return line;
        return string.Create(line.Length, line, static (target, source) =>
        {
            for (int i = 0; i < source.Length; i++)
                target[i] = IsUnseen(source, i) ? ' ' : source[i];
        });
    }

    /// <summary>The text on one line, no wider than there is room for.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="cells">The columns of the terminal that it may take.</param>
    public static string Fit(string text, int cells)
    {
        // No character is narrower than nothing, so more than this is never needed.
        string line = OnOneLine(text, Math.Max(Most, cells));
        if (line.GetCellWidth() <= cells)
            return line;
        int end = 0, width = 0;
        while (end < line.Length)
        {
            int length = char.IsSurrogatePair(line, end) ? 2 : 1;
            width += line.Substring(end, length).GetCellWidth();
            if (width > cells - 1)
                break;
            end += length;
        }

        return cells < 1 ? "" : line[..end] + "…";
    }

    // Half of a character outside the basic plane would be no character.
    private static string Cut(string text, int most) => text[..(most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    private static bool HasUnseen(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (IsUnseen(text, i))
                return true;
        }

        return false;
    }

    private static bool IsUnseen(string text, int index) => char.GetUnicodeCategory(text[index]) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.Surrogate => !(char.IsSurrogatePair(text, index) || (index > 0 && char.IsSurrogatePair(text, index - 1))),
        _ => false,
    };
}
