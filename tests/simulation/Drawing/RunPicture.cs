using System.Globalization;
using System.Text;

namespace OpenRouter.Aot.Simulation;

/// <summary>Draws a run over its time: attempts in flight and the width, waste, and who waits. The times in which the service fails are shaded.</summary>
internal static class RunPicture
{
    private const double PanelHeight = 170;
    private const double FirstTop = 96;
    private const double Distance = 224;

    // Told apart by those, too, who see no red or green (Okabe and Ito).
    private static readonly string[] Colours = ["#0072B2", "#56B4E9", "#009E73", "#CC79A7", "#E69F00", "#F0E442"];

    private const string WidthColour = "#222222";
    private const string WasteColour = "#D55E00";
    private const string WaitingColour = "#7B4FA3";

    /// <summary>The picture, as SVG that needs nothing else.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="client">Who carried the requests.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="seen">What was seen.</param>
    public static string Draw(Scenario scenario, string client, ulong seed, Timeline seen)
    {
        var svg = new StringBuilder();
        svg.Append("""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 790" font-family="system-ui, Segoe UI, Helvetica, Arial, sans-serif">
            <style>
            .head { font-size: 18px; font-weight: 600; fill: #222 } .note { font-size: 12px; fill: #555 } .title { font-size: 13px; font-weight: 600; fill: #222 }
            .scale { font-size: 11px; fill: #555 } .grid { stroke: #ddd; stroke-width: 1 } .curve { fill: none; stroke-width: 1.6; stroke-linejoin: round }
            .area { fill-opacity: 0.75 } .outage { fill: #d33; fill-opacity: 0.14 } .throttle { fill: #e69f00; fill-opacity: 0.16 }
            </style>
            <rect width="960" height="790" fill="#fff"/>

            """);
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"head\" x=\"{Panel.Left}\" y=\"30\">{Escape(scenario.Name)}, {Escape(client)}</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"note\" x=\"{Panel.Left}\" y=\"50\">{Escape(scenario.Shows)} Seed {seed}.</text>\n");
        DrawInFlight(svg, scenario, seen);
        Panel waste = Begin(svg, scenario, 1, "Failed attempts a second", seen.Wasted.Max() / seen.Step.TotalSeconds);
        waste.DrawArea(new double[seen.Steps], [.. seen.Wasted.Select(count => count / seen.Step.TotalSeconds)], WasteColour);
        Panel waiting = Begin(svg, scenario, 2, "Requests that wait", seen.Waiting.Max());
        waiting.DrawArea(new double[seen.Steps], seen.Waiting, WaitingColour);
        DrawTime(svg, scenario.Horizon);
        return svg.Append("</svg>\n").ToString();
    }

    private static void DrawInFlight(StringBuilder svg, Scenario scenario, Timeline seen)
    {
        double[] sums = [.. Enumerable.Range(0, seen.Steps).Select(step => seen.InFlight.Sum(account => account[step]))];
        double widest = seen.Width.Where(width => !double.IsNaN(width)).DefaultIfEmpty(0).Max();
        // A width that grew far beyond what was ever used would press everything else to the ground.
        Panel panel = Begin(svg, scenario, 0, "Attempts in flight", Math.Max(sums.Max(), Math.Min(widest, 1.6 * sums.Max())));
        double[] lower = new double[seen.Steps];
        double legend = Panel.Left + 150;
        for (int account = 0; account < seen.InFlight.Length; account++)
        {
            double[] upper = [.. lower.Zip(seen.InFlight[account], (below, own) => below + own)];
            string colour = Colours[account % Colours.Length];
            panel.DrawArea(lower, upper, colour);
            legend = DrawLegend(svg, legend, colour, $"account {scenario.Service.Accounts[account].Name}");
            lower = upper;
        }

        panel.DrawLine(seen.Width, WidthColour);
        if (widest > 0)
            legend = DrawLegend(svg, legend, WidthColour, "width");
        if (scenario.Service.Outages.Count > 0)
            legend = DrawLegend(svg, legend, "#f7dada", "outage");
        if (scenario.Service.Models.Any(model => model.Throttle is not null))
            DrawLegend(svg, legend, "#fbeed3", "throttled");
    }

    private static double DrawLegend(StringBuilder svg, double x, string colour, string name)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:F0}\" y=\"{FirstTop - 18:F0}\" width=\"12\" height=\"12\" fill=\"{colour}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"note\" x=\"{x + 17:F0}\" y=\"{FirstTop - 8:F0}\">{Escape(name)}</text>\n");
        return x + 40 + (name.Length * 7);
    }

    private static Panel Begin(StringBuilder svg, Scenario scenario, int place, string title, double most)
    {
        var panel = new Panel(svg, FirstTop + (place * Distance), PanelHeight, most);
        foreach (OutagePlan outage in scenario.Service.Outages)
            panel.Shade(outage.From / scenario.Horizon, outage.Until / scenario.Horizon, "outage");
        foreach (ModelPlan model in scenario.Service.Models)
        {
            if (model.Throttle is not { } throttle)
                continue;
            for (TimeSpan from = throttle.From; from < scenario.Horizon; from += throttle.Period)
                panel.Shade(from / scenario.Horizon, (from + throttle.Closed) / scenario.Horizon, "throttle");
        }

        panel.DrawFrame(title);
        return panel;
    }

    private static void DrawTime(StringBuilder svg, TimeSpan horizon)
    {
        const int Marks = 10;
        for (int i = 0; i <= Marks; i++)
        {
            double x = Panel.Left + (Panel.Width * i / Marks);
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"scale\" x=\"{x:F0}\" y=\"740\" text-anchor=\"middle\">{horizon * i / Marks:h\\:mm\\:ss}</text>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"note\" x=\"{Panel.Left + (Panel.Width / 2):F0}\" y=\"766\" text-anchor=\"middle\">virtual time</text>\n");
    }

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
