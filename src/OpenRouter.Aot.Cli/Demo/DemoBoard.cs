using Spectre.Console;
using Spectre.Console.Rendering;

namespace OpenRouter.Aot.Cli;

/// <summary>The live board of a demo: overall, per key, per model.</summary>
internal static class DemoBoard
{
    // Below this, columns that the totals can do without are left out.
    private const int NarrowWidth = 90;

    /// <summary>Draws the board.</summary>
    /// <param name="progress">How far the demo has come.</param>
    /// <param name="now">The time, for what is still to wait.</param>
    /// <param name="width">The terminal's width.</param>
    public static IRenderable Draw(DemoProgress progress, DateTimeOffset now, int width)
    {
        bool isNarrow = width < NarrowWidth;
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
        return new Markup($"[green]{new string('━', full)}[/][grey]{new string('━', cells - full)}[/] {Figures.Count(progress.Finished)} of {Figures.Count(progress.Requests)} chats");
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
            string state = key.State == KeyState.Available ? "" : key.State == KeyState.HalfOpen ? "being probed" : $"{StateText.Of(key.State)}{Wait(key.BenchedUntil, now)}: {Shorten(key.Reason)}";
            table.AddRow(Cells(key.Alias, key.InFlight, key.Succeeded, key.Failed, state));
        }

        return table;
    }

    private static Table DrawModels(IReadOnlyList<ModelStatistics> models, DateTimeOffset now, int width)
    {
        Table table = CreateTable("model", width);
        foreach (ModelStatistics model in models)
        {
            string state = model.CooledUntil is null ? "" : $"cooling{Wait(model.CooledUntil, now)}: {Shorten(model.Reason)}";
            table.AddRow(Cells(width < NarrowWidth ? model.Model[(model.Model.IndexOf('/', StringComparison.Ordinal) + 1)..] : model.Model, model.InFlight, model.Succeeded, model.Failed, state));
        }

        return table;
    }

    private static Table CreateTable(string subject, int width)
    {
        Table table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        table.Width = Math.Min(width, 110);
        table.AddColumn(new TableColumn(subject).NoWrap().Width(width < NarrowWidth ? 17 : 27));
        foreach (string name in (ReadOnlySpan<string>)["running", "done", "failed"])
            table.AddColumn(new TableColumn(name).RightAligned().NoWrap().Width(7));
        table.AddColumn(new TableColumn("state").NoWrap());
        return table;
    }

    private static IEnumerable<IRenderable> Cells(string name, int inFlight, long done, long failed, string state) =>
    [
        new Text(name), new Text(Figures.Count(inFlight)), new Text(Figures.Count(done)),
        new Text(Figures.Count(failed), failed > 0 ? new Style(Color.Yellow) : Style.Plain),
        new Text(state.Length == 0 ? "fine" : state, state.Length == 0 ? new Style(Color.Green) : new Style(Color.Yellow)).Overflow(Overflow.Ellipsis),
    ];

    private static string Wait(DateTimeOffset? until, DateTimeOffset now) => until is { } moment
        ? moment - now > TimeSpan.FromMinutes(2) ? $" until {moment.ToLocalTime():HH:mm}" : $" for {Math.Max(0, (moment - now).TotalSeconds):0.0} s"
        : "";

    // A reason quotes the service after a colon; the board has room for what comes before it.
    private static string Shorten(string? reason) => reason?.Split(':')[0] ?? "";
}
