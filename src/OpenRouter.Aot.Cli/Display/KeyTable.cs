using Spectre.Console;

namespace OpenRouter.Aot.Cli;

/// <summary>The keys as a table.</summary>
internal static class KeyTable
{
    public static Table Create(IReadOnlyList<KeyReport> reports)
    {
        bool isChecked = reports.Any(report => report.Check is not null);
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("key", "account", "group", "state");
        if (isChecked)
            table.AddColumns("limit", "left", "resets", "used", "expires", "problem");
        foreach (KeyReport report in reports)
        {
            string account = report.Account is null ? "unknown" : $"{report.Account} ({(report.AccountSource == "pool" ? "from the pool" : "from the service")})";
            List<string> cells = [report.Alias, account, report.Group ?? "-", StateText.Of(report.State)];
            if (isChecked)
                cells.AddRange(Describe(report));
            table.AddRow(cells.Select(cell => new Text(cell)));
        }

        return table;
    }

    private static IEnumerable<string> Describe(KeyReport report)
    {
        KeyInfo? info = report.Check?.Info;
        yield return info is null ? "?" : (info.Limit ?? info.EffectiveBudget?.LimitUsd) is { } limit ? Figures.Cost(limit) : "none";
        yield return info is null ? "?" : report.Left is { } left ? Figures.Cost(left) : "-";
        yield return report.Reset ?? "-";
        yield return info?.Usage is { } usage ? Figures.Cost(usage) : "?";
        yield return report.ExpiresAt is { } expiry ? Iso8601.Format(expiry) : info is null ? "?" : "never";
        yield return report.Problem ?? "";
    }
}
