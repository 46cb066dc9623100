using System.Globalization;
using Spectre.Console;

namespace OpenRouter.Aot.Cli;

/// <summary>
/// What the pool says of its keys, as a table of its own: beside health and use it would not fit 80 columns. What holds for every key anyway is
/// left out, each column for itself.
/// </summary>
internal static class KeySettingsTable
{
    private static readonly Column[] Columns =
    [
        new("weight", "1", settings => settings.Weight?.ToString(CultureInfo.InvariantCulture)),
        new("priority", "0", settings => settings.Priority?.ToString(CultureInfo.InvariantCulture)),
        new("at once", "-", settings => settings.Concurrency is { } limit ? Figures.Count(limit) : null),
        new("pace", "-", settings => settings.Pace is { } pace ? $"{pace.ToString(CultureInfo.InvariantCulture)}/min" : null),
        new("expires", "-", settings => settings.ExpiresAt is { } expiry ? Iso8601.Format(expiry) : null),
    ];

    /// <summary>The table; null where no key has any settings.</summary>
    public static Table? Create(IReadOnlyList<KeyReport> reports)
    {
        Column[] columns = [.. Columns.Where(column => reports.Any(report => column.Cell(report.Settings) is not null))];
        if (columns.Length == 0)
            return null;
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("key").AddColumns([.. columns.Select(column => column.Name)]);
        foreach (KeyReport report in reports)
            table.AddRow(columns.Select(column => column.Cell(report.Settings) ?? column.Default).Prepend(report.Alias).Select(cell => new Text(cell)));
        return table;
    }

    /// <summary>A column.</summary>
    /// <param name="Name">What stands above it.</param>
    /// <param name="Default">What holds for a key of which nothing is said.</param>
    /// <param name="Cell">What is said of a key; null where nothing is.</param>
    private sealed record Column(string Name, string Default, Func<KeySettings, string?> Cell);
}
