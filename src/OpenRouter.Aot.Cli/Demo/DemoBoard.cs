using Spectre.Console;
using Spectre.Console.Rendering;

namespace OpenRouter.Aot.Cli;

/// <summary>The live board of a demo: overall, per key, per model.</summary>
internal static class DemoBoard
{
    private const int MaxWidth = 110;
    private const int Count = 7;
    private const int NarrowCounts = 13;

    /// <summary>Draws the board.</summary>
    /// <param name="progress">How far the demo has come.</param>
    /// <param name="now">The time, for what is still to wait.</param>
    /// <param name="width">The terminal's width.</param>
    public static IRenderable Draw(DemoProgress progress, DateTimeOffset now, int width)
    {
        bool isNarrow = width < ModelName.NarrowWidth;
        return new Rows(
            new Text(""),
            DrawBar(progress, Math.Min(width, 100)),
            new Text(Summarise(progress, isNarrow)),
            DrawKeys(progress.Client.Keys, now, width),
            DrawModels(progress.Client.Models, now, width));
    }

    private static Markup DrawBar(DemoProgress progress, int width)
    {
        int cells = Math.Max(10, width - 24);
        int full = (int)((long)cells * progress.Finished / progress.Requests);
        string count = $"{Figures.Count(progress.Finished)} of {Figures.Count(progress.Requests)} chats";
        return new Markup($"[green]{new string('━', full)}[/][grey]{new string('━', cells - full)}[/] {count}");
    }

    private static string Summarise(DemoProgress progress, bool isNarrow)
    {
        string first = progress.TimeToFirstToken is { } time ? Figures.Seconds(time) : "-";
        string left = progress.Left is { } rest ? $"{Figures.Seconds(rest)} left" : progress.Finished == progress.Requests ? "done" : "starting";
        string lost = progress.Failed == 0 ? "none lost" : $"{progress.Failed} lost";
        string separator = isNarrow ? ", " : "   ";
        return string.Join(separator, lost, Figures.Rate(progress.Rate), $"first token {first}", Figures.Cost(progress.Cost), left);
    }

    private static Table DrawKeys(IReadOnlyList<KeyStatistics> keys, DateTimeOffset now, int width)
    {
        Table table = CreateTable("key", width);
        foreach (KeyStatistics key in keys)
        {
            string state = key.State switch
            {
                KeyState.Available => "",
                KeyState.HalfOpen => "being probed",
                _ => $"{StateText.Of(key.State)}{Wait(key.BenchedUntil, now)}: {ReasonText.Shorten(key.Reason)}",
            };
            table.AddRow(Cells(key.Alias, key.InFlight, key.Succeeded, key.Failed, state, width));
        }

        return table;
    }

    private static Table DrawModels(IReadOnlyList<ModelStatistics> models, DateTimeOffset now, int width)
    {
        Table table = CreateTable("model", width);
        foreach (ModelStatistics model in models)
        {
            string state = model.CooledUntil is null ? "" : $"cooling{Wait(model.CooledUntil, now)}: {ReasonText.Shorten(model.Reason)}";
            table.AddRow(Cells(ModelName.Fit(model.Model, width), model.InFlight, model.Succeeded, model.Failed, state, width));
        }

        return table;
    }

    private static Table CreateTable(string subject, int width)
    {
        bool isNarrow = width < ModelName.NarrowWidth;
        Table table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        table.Width = Math.Min(width, MaxWidth);
        table.AddColumn(new TableColumn(subject).NoWrap().Width(NameWidth(isNarrow)));
        foreach (string name in (ReadOnlySpan<string>)(isNarrow ? ["run/done/bad"] : ["running", "done", "failed"]))
            table.AddColumn(new TableColumn(name).RightAligned().NoWrap().Width(isNarrow ? NarrowCounts : Count));
        table.AddColumn(new TableColumn("state").NoWrap());
        return table;
    }

    private static IEnumerable<IRenderable> Cells(string name, int inFlight, long done, long failed, string state, int width)
    {
        bool isNarrow = width < ModelName.NarrowWidth;
        int columns = isNarrow ? 3 : 5;
        // A border left and right of each column, and a blank on either side of it.
        int room = Math.Min(width, MaxWidth) - NameWidth(isNarrow) - (isNarrow ? NarrowCounts : 3 * Count) - (3 * columns) - 1;
        yield return new Text(name);
        if (isNarrow)
        {
            yield return new Text($"{inFlight}/{done}/{failed}");
        }
        else
        {
            yield return new Text(Figures.Count(inFlight));
            yield return new Text(Figures.Count(done));
            yield return new Text(Figures.Count(failed), failed > 0 ? new Style(Color.Yellow) : Style.Plain);
        }

        string shown = state.Length == 0 ? "fine" : state.Length <= room ? state : state[..Math.Max(1, room - 1)] + "…";
        yield return new Text(shown, new Style(state.Length == 0 ? Color.Green : Color.Yellow));
    }

    private static int NameWidth(bool isNarrow) => isNarrow ? 17 : 27;

    private static string Wait(DateTimeOffset? until, DateTimeOffset now) => until is { } moment
        ? moment - now > TimeSpan.FromMinutes(2) ? $" until {moment.UtcDateTime:HH:mm} UTC" : $" {Math.Max(0, (moment - now).TotalSeconds):0.0} s"
        : "";
}
