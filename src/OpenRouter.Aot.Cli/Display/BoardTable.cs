using Spectre.Console;

namespace OpenRouter.Aot.Cli;

/// <summary>The keys or the models of the board, a row each as far as there is room, and how many more there are.</summary>
internal static class BoardTable
{
    /// <summary>Lines of a table beside its rows: two of the frame, the heads, and the rule below them.</summary>
    public const int Frame = 4;

    /// <summary>What is narrower holds no table.</summary>
    public const int LeastWidth = 30;

    // Below this there is no room for both the counts and the state.
    private const int TwoColumnsWidth = 56;
    private const int MaxWidth = 110;
    private const int Count = 7;
    private const int NarrowCounts = 13;

    /// <summary>Draws a table.</summary>
    /// <param name="subject">What the rows are: <c>key</c>, <c>model</c>.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="lines">How many lines there are for rows.</param>
    /// <param name="width">The terminal's width.</param>
    public static Table Draw(string subject, IReadOnlyList<BoardRow> rows, int lines, int width)
    {
        IReadOnlyList<BoardRow> shown = BoardRow.Choose(rows, rows.Count <= lines ? rows.Count : lines - 1);
        int[] columns = Measure(shown, Math.Min(width, MaxWidth));
        Table table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        table.Width = Math.Min(width, MaxWidth);
        string[] heads = columns.Length switch
        {
            2 => [subject, "run/done/bad"],
            3 => [subject, "run/done/bad", "state"],
            _ => [subject, "running", "done", "failed", "state"],
        };
        for (int i = 0; i < heads.Length; i++)
        {
            var column = new TableColumn(new Text(PlainText.Fit(heads[i], columns[i]))) { Width = columns[i], NoWrap = true };
            table.AddColumn(i > 0 && (i < heads.Length - 1 || columns.Length == 2) ? column.RightAligned() : column);
        }

        foreach (BoardRow row in shown)
            table.AddRow(Cells(row, columns));
        if (shown.Count < rows.Count)
            table.AddRow([new Text(PlainText.Fit($"… and {Figures.Count(rows.Count - shown.Count)} more", columns[0]), new Style(Color.Grey))]);
        return table;
    }

    // The widths of the columns: a border left and right of each, and a blank on either side of it, are taken off.
    private static int[] Measure(IReadOnlyList<BoardRow> rows, int width)
    {
        if (width < TwoColumnsWidth)
        {
            int cells = width - 7;
            return [(cells + 1) / 2, cells / 2];
        }

        if (width < ModelName.NarrowWidth)
        {
            int counts = Math.Min(20, rows.Select(row => Counts(row).Length).Append(NarrowCounts).Max());
            return [17, counts, width - 10 - 17 - counts];
        }

        int[] widths = [27, Widest(row => row.InFlight), Widest(row => row.Succeeded), Widest(row => row.Failed), 0];
        widths[4] = width - 16 - widths.Sum();
        return widths;

        int Widest(Func<BoardRow, long> figure) => Math.Min(13, rows.Select(row => Figures.Count(figure(row)).Length).Append(Count).Max());
    }

    private static IEnumerable<Text> Cells(BoardRow row, int[] columns)
    {
        var mood = new Style(row.State.Length == 0 ? Color.Green : Color.Yellow);
        string state = row.State.Length == 0 ? "fine" : row.State;
        yield return new Text(PlainText.Fit(row.Name, columns[0]));
        switch (columns.Length)
        {
            case 2:
                yield return new Text(PlainText.Fit(row.State.Length == 0 ? Counts(row) : state, columns[1]), mood);
                yield break;
            case 3:
                yield return new Text(PlainText.Fit(Counts(row), columns[1]));
                break;
            default:
                yield return new Text(PlainText.Fit(Figures.Count(row.InFlight), columns[1]));
                yield return new Text(PlainText.Fit(Figures.Count(row.Succeeded), columns[2]));
                yield return new Text(PlainText.Fit(Figures.Count(row.Failed), columns[3]), row.Failed > 0 ? new Style(Color.Yellow) : Style.Plain);
                break;
        }

        yield return new Text(PlainText.Fit(state, columns[^1]), mood);
    }

    private static string Counts(BoardRow row) => $"{row.InFlight}/{row.Succeeded}/{row.Failed}";
}
