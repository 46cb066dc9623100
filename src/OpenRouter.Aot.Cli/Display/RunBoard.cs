using Spectre.Console;
using Spectre.Console.Rendering;

namespace OpenRouter.Aot.Cli;

/// <summary>
/// The live board of a run: overall, per key, per model. It is never wider or higher than the terminal, because what leaves the screen cannot be
/// erased.
/// </summary>
internal static class RunBoard
{
    // More rows than this nobody reads while they change.
    private const int MostRows = 10;
    private const int MostNotes = 3;
    private const int MaxWidth = 100;

    // The bar stays as it is while the figures behind it grow.
    private const int LabelWidth = 23;
    private const int LeastBar = 5;

    /// <summary>Draws the board.</summary>
    /// <param name="progress">How far the run has come.</param>
    /// <param name="now">The time, for what is still to wait.</param>
    /// <param name="width">The terminal's width.</param>
    /// <param name="height">The terminal's height.</param>
    public static IRenderable Draw(RunProgress progress, DateTimeOffset now, int width, int height)
    {
        width = Math.Max(width, 1);
        // The last line is left to the cursor.
        int left = Math.Max(height, 3) - 1;
        var parts = new List<IRenderable>();
        if (left > 14)
            parts.Add(new Text(""));
        parts.Add(DrawBar(progress, Math.Min(width, MaxWidth)));
        parts.Add(new Text(Summarise(progress, width)));
        int notes = Math.Min(MostNotes, left - parts.Count);
        parts.AddRange(progress.Notes.Where(note => note.Length > 0).Take(notes).Select(note => new Text(PlainText.Fit(note, width), new Style(Color.Yellow))));
        left -= parts.Count;
        if (width >= BoardTable.LeastWidth)
            AddTables(parts, progress.Client, now, width, left);
        return new Rows(parts);
    }

    private static void AddTables(List<IRenderable> parts, ClientStatistics client, DateTimeOffset now, int width, int left)
    {
        BoardRow[] keys = [.. client.Keys.Select(key => BoardRow.Of(key, now))];
        BoardRow[] models = [.. client.Models.Select(model => BoardRow.Of(model, now, width))];
        int keyRows = Math.Min(keys.Length, MostRows + 1), modelRows = Math.Min(models.Length, MostRows + 1);
        // One row and how many more there are would say too little.
        int leastKeys = Math.Min(2, keyRows), leastModels = Math.Min(2, modelRows);
        if (left < BoardTable.Frame + leastKeys)
            return;
        int rows = left - (2 * BoardTable.Frame);
        if (rows < leastKeys + leastModels)
        {
            parts.Add(BoardTable.Draw("key", keys, Math.Min(keyRows, left - BoardTable.Frame), width));
            return;
        }

        // Half each; what one does not need the other gets.
        modelRows = Math.Min(modelRows, Math.Max(rows / 2, rows - keyRows));
        keyRows = Math.Min(keyRows, rows - modelRows);
        parts.Add(BoardTable.Draw("key", keys, keyRows, width));
        parts.Add(BoardTable.Draw("model", models, modelRows, width));
    }

    private static IRenderable DrawBar(RunProgress progress, int width)
    {
        string label = PlainText.Fit(
            progress.Total is null ? $"{Figures.Count(progress.DoneBefore + progress.Finished)} {progress.What}, {StatusLine.DescribeShare(progress)}" : StatusLine.DescribeShare(progress),
            width);
        int cells = width - Math.Max(LabelWidth, label.Length) - 1;
        if (cells < LeastBar)
            return new Text(label);
        int full = (int)(cells * progress.Share);
        return new Paragraph()
            .Append(new string('━', full), new Style(Color.Green))
            .Append(new string('━', cells - full), new Style(Color.Grey))
            .Append($" {label}");
    }

    // Where it is too narrow for all, what matters least is left out.
    private static string Summarise(RunProgress progress, int width)
    {
        string failed = progress.Failed == 0 ? "none lost" : $"{Figures.Count(progress.Failed, progress.What.TrimEnd('s'))} failed";
        string left = progress.Left is { } rest ? $"{Figures.Seconds(rest)} left" : progress.Share >= 1 && progress.InFlight == 0 ? "done" : progress.Finished == 0 ? "starting" : "";
        (string Text, int Rank)[] all =
        [
            (failed, 0),
            (Figures.Rate(progress.Rate), 3),
            (progress.TimeToFirstToken is { } time ? $"first token {Figures.Seconds(time)}" : "", 6),
            ($"{Figures.Count(progress.InFlight)} in flight", 4),
            (progress.DoneBefore > 0 ? $"{Figures.Count(progress.DoneBefore)} done before" : "", 5),
            (Figures.Cost(progress.Cost), 2),
            (left, 1),
        ];
        string separator = width < ModelName.NarrowWidth ? ", " : "   ";
        for (int most = all.Length; most > 0; most--)
        {
            string line = string.Join(separator, all.Where(part => part.Rank < most && part.Text.Length > 0).Select(part => part.Text));
            if (line.Length <= width || most == 1)
                return PlainText.Fit(line, width);
        }

        return "";
    }
}
