using System.Globalization;
using Spectre.Console;

namespace OpenRouter.Aot.Cli;

/// <summary>The keys as tables: whose they are and how they stand, and what the service lets them spend. Together they would not fit 80 columns.</summary>
internal static class KeyTable
{
    /// <summary>Whose they are and how they stand.</summary>
    public static Table Create(IReadOnlyList<KeyReport> reports)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("key", "account", "group", "state");
        foreach (KeyReport report in reports)
        {
            string account = report.Account is null ? "unknown" : $"{report.Account} ({(report.AccountSource == "pool" ? "from the pool" : "from the service")})";
            AddRow(table, report.Alias, account, report.Group ?? "-", StateText.Of(report.State));
        }

        return table;
    }

    /// <summary>What they may spend; null where the service was not asked.</summary>
    public static Table? CreateLimits(IReadOnlyList<KeyReport> reports)
    {
        if (reports.All(report => report.Check is null))
            return null;
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("key", "limit", "left", "resets", "used", "expires");
        foreach (KeyReport report in reports)
            AddRow(table, [report.Alias, .. Describe(report)]);
        return table;
    }

    private static IEnumerable<string> Describe(KeyReport report)
    {
        KeyInfo? info = report.Check?.Info;
        yield return info is null ? "?" : (info.Limit ?? info.EffectiveBudget?.LimitUsd) is { } limit ? Figures.Cost(limit) : "none";
        yield return info is null ? "?" : report.Left is { } left ? Figures.Cost(left) : "-";
        yield return report.Reset ?? "-";
        yield return info?.Usage is { } usage ? Figures.Cost(usage) : "?";
        yield return report.ExpiresAt is { } expiry ? expiry.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) : info is null ? "?" : "never";
    }

    private static void AddRow(Table table, params string[] cells) => table.AddRow(cells.Select(cell => new Text(PlainText.OnOneLine(cell))));
}
