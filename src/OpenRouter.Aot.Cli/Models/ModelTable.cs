using System.Globalization;
using OpenRouter.Aot.Models;
using Spectre.Console;

namespace OpenRouter.Aot.Cli;

/// <summary>Models as a table. An id is never cut: it is what one wants to copy.</summary>
internal static class ModelTable
{
    private const int WidthWithModality = 100;

    public static Table Create(IEnumerable<ModelInfo> models, int width)
    {
        bool hasModality = width >= WidthWithModality;
        Table table = new Table().Border(TableBorder.Rounded)
            .AddColumns(new TableColumn("model"), Right("context"), Right("in"), Right("out"));
        if (hasModality)
            table.AddColumn("takes and gives");
        foreach (ModelInfo model in models)
        {
            List<string> cells = [model.Id ?? "", Context(model.ContextLength), Price(model.Pricing, model.Pricing?.Prompt), Price(model.Pricing, model.Pricing?.Completion)];
            if (hasModality)
                cells.Add(Modality(model.Architecture));
            table.AddRow(cells.Select(cell => new Text(PlainText.OnOneLine(cell))));
        }

        return table;
    }

    private static TableColumn Right(string name) => new TableColumn(name).RightAligned().NoWrap();

    private static string Context(long? tokens) => tokens is { } count ? Figures.Count(count) : "?";

    private static string Price(ModelPricing? pricing, decimal? token) =>
        pricing?.IsDynamic == true ? "varies" : token is { } usd ? (usd * 1_000_000).ToString("'$'0.00###", CultureInfo.InvariantCulture) : "?";

    private static string Modality(ModelArchitecture? architecture) => architecture is { InputModalities: { } takes, OutputModalities: { } gives }
        ? $"{string.Join('+', takes.Select(one => one.Value))} -> {string.Join('+', gives.Select(one => one.Value))}"
        : "?";
}
