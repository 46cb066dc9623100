using Spectre.Console;

namespace OpenRouter.Aot.Cli;

/// <summary>An estimate for people.</summary>
internal static class EstimateText
{
    private const string NothingMeasured = "unknown: nothing has been measured yet; a trial with --limit 50 measures it";

    public static Table CreateTable(EstimateReport report)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("model", "endpoint", "requests", "prompt tokens", "completion tokens", "cost");
        foreach (ModelEstimate model in report.Models)
        {
            string[] cells =
            [
                model.Slug, model.Path, Figures.Count(model.Requests.Count),
                model.IsCounted ? Describe(model.Prompt) : "unknown", model.IsCounted ? Describe(model.Completion) : "unknown", Describe(model.Cost),
            ];
            table.AddRow(cells.Select(cell => new Text(cell)));
        }

        return table;
    }

    public static IEnumerable<string> Describe(EstimateReport report)
    {
        string unlimited = report.Unlimited > 0 ? $" ({Figures.Count(report.Unlimited, "request")} without a limit; --max-tokens narrows it)" : "";
        yield return $"requests           {Figures.Count(report.Requests)}{(report.Rejected > 0 ? $", and {Figures.Count(report.Rejected, "line")} that cannot be sent" : "")}";
        yield return $"prompt tokens      {Describe(report.Prompt)}, by a rough rule";
        yield return $"completion tokens  {Describe(report.Completion)}{unlimited}";
        yield return $"cost               {DescribeCost(report)}";
        if (report.MeasuredCost is { } measured)
            yield return $"                   about {Figures.Cost(measured)} at the measured cost of {Figures.Cost(report.Pace!.MeanCostUsd)} a request";
        yield return $"time               {DescribeTime(report)}";
        if (report.Warnings.Count == 0)
            yield break;
        yield return "What will not work, or may not:";
        foreach (EstimateWarning warning in report.Warnings)
            yield return $"  - {warning.Text}";
    }

    private static string DescribeCost(EstimateReport report)
    {
        if (report.Cost.Low is null)
            return "unknown: no model of these has a known price";
        // With a price missing there is no upper bound of the whole; that of the rest is worth knowing.
        CostRange known = EstimateReport.SumCosts([.. report.Models.Where(model => model.Cost.Low is not null)]);
        return Describe(known) + (report.Unpriced > 0 ? $", and unknown for {Figures.Count(report.Unpriced, "request")}" : "");
    }

    private static string DescribeTime(EstimateReport report) => report.Time is { } time
        ? $"about {Figures.Seconds(time)} at the measured {Figures.Rate(report.Pace!.RequestsPerSecond)} ({Figures.Count(report.Pace.Answered, "request")} answered)"
        : NothingMeasured;

    private static string Describe(TokenRange range) => range.High is not { } high ? $"{Figures.Count(range.Low)} or more"
        : high == range.Low ? Figures.Count(high)
        : $"{Figures.Count(range.Low)} to {Figures.Count(high)}";

    private static string Describe(CostRange range) => range switch
    {
        { Low: null } => "unknown",
        { Low: { } low, High: null } => $"{Figures.Cost(low)} or more",
        { Low: { } low, High: { } high } => low == high ? Figures.Cost(low) : $"{Figures.Cost(low)} to {Figures.Cost(high)}",
    };
}
