namespace OpenRouter.Aot.Cli.Tests;

/// <summary>What a terminal shows after some text, escape sequences included. It is as wide and as high as the text wants.</summary>
/// <param name="Lines">The lines, without blanks at their ends.</param>
/// <param name="Widest">The longest line that there ever was.</param>
internal sealed record TerminalScreen(string[] Lines, string Widest)
{
    public static TerminalScreen Of(string text)
    {
        var lines = new List<string> { "" };
        int row = 0, column = 0;
        string widest = "";
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\u001b' && text[i + 1] != '[')
            {
                // Two characters, as the ESC = with which the run-time makes a terminal its own the first time that it is looked at.
                i++;
            }
            else if (text[i] == '\u001b')
            {
                int end = i + 2;
                while (!char.IsLetter(text[end]))
                    end++;
                int count = int.TryParse(text[(i + 2)..end], out int number) ? number : 1;
                if (text[end] == 'A')
                    row = Math.Max(0, row - count);
                else if (text[end] == 'J')
                    lines.RemoveRange(row + 1, lines.Count - row - 1);
                if (text[end] is 'J' or 'K')
                    lines[row] = text[end] == 'K' ? "" : lines[row][..Math.Min(column, lines[row].Length)];
                i = end;
            }
            else if (text[i] == '\r')
            {
                column = 0;
            }
            else if (text[i] == '\n')
            {
                column = 0;
                if (++row == lines.Count)
                    lines.Add("");
            }
            else
            {
                string line = lines[row].PadRight(column + 1);
                lines[row] = line[..column] + text[i] + line[(column + 1)..];
                column++;
                widest = lines[row].TrimEnd() is var written && written.Length > widest.Length ? written : widest;
            }
        }

        return new TerminalScreen([.. lines.Select(line => line.TrimEnd())], widest);
    }
}
