using Spectre.Console;

namespace OpenRouter.Aot.Cli;

/// <summary>The accounts as a table.</summary>
internal static class AccountTable
{
    public static Table Create(IEnumerable<AccountReport> accounts)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("account", "known by", "keys", "bought", "used", "left");
        foreach (AccountReport account in accounts)
        {
            string[] cells =
            [
                account.Name, account.KnownBy, string.Join(", ", account.Keys), Describe(account.Credits?.TotalCredits), Describe(account.Credits?.TotalUsage), Describe(account.Left),
            ];
            table.AddRow(cells.Select(cell => new Text(PlainText.OnOneLine(cell))));
        }

        return table;
    }

    private static string Describe(decimal? usd) => usd is { } amount ? Figures.Cost(amount) : "?";
}
