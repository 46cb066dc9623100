using System.Globalization;
using System.Text;

namespace OpenRouter.Aot.Simulation;

/// <summary>One chart of a picture: a frame with its axes, into which curves are drawn.</summary>
/// <param name="svg">The picture.</param>
/// <param name="top">Where it begins.</param>
/// <param name="height">How high it is.</param>
/// <param name="most">The largest value.</param>
internal sealed class Panel(StringBuilder svg, double top, double height, double most)
{
    public const double Left = 64;
    public const double Width = 860;

    private readonly double ceiling = Ceil(most);

    /// <summary>Draws frame, scale and title.</summary>
    public void DrawFrame(string title)
    {
        Write($"<text class=\"title\" x=\"{Left:F0}\" y=\"{top - 8:F0}\">{title}</text>");
        for (int i = 0; i <= 4; i++)
        {
            double y = Y(ceiling * i / 4);
            Write($"<line class=\"grid\" x1=\"{Left:F0}\" y1=\"{y:F1}\" x2=\"{Left + Width:F0}\" y2=\"{y:F1}\"/>");
            Write($"<text class=\"scale\" x=\"{Left - 8:F0}\" y=\"{y + 4:F1}\" text-anchor=\"end\">{(ceiling * i / 4).ToString("0.##", CultureInfo.InvariantCulture)}</text>");
        }
    }

    /// <summary>Shades a part of the time.</summary>
    /// <param name="from">From where, as a share of the whole.</param>
    /// <param name="until">Until where.</param>
    /// <param name="kind">The class of the shade.</param>
    public void Shade(double from, double until, string kind)
    {
        double start = Math.Clamp(from, 0, 1), end = Math.Clamp(until, 0, 1);
        if (end > start)
            Write($"<rect class=\"{kind}\" x=\"{X(start):F1}\" y=\"{top:F1}\" width=\"{(end - start) * Width:F1}\" height=\"{height:F1}\"/>");
    }

    /// <summary>Draws a curve; where it has no value it breaks off.</summary>
    public void DrawLine(double[] values, string colour)
    {
        var path = new StringBuilder();
        bool isDown = false;
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
            {
                isDown = false;
                continue;
            }

            path.Append(CultureInfo.InvariantCulture, $"{(isDown ? 'L' : 'M')}{X((i + 0.5) / values.Length):F1} {Y(values[i]):F1}");
            isDown = true;
        }

        Write($"<path class=\"curve\" stroke=\"{colour}\" d=\"{path}\"/>");
    }

    /// <summary>Draws a filled curve between two values at each step.</summary>
    public void DrawArea(double[] lower, double[] upper, string colour)
    {
        var path = new StringBuilder();
        for (int i = 0; i < upper.Length; i++)
            path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{X((i + 0.5) / upper.Length):F1} {Y(upper[i]):F1}");
        for (int i = lower.Length - 1; i >= 0; i--)
            path.Append(CultureInfo.InvariantCulture, $"L{X((i + 0.5) / lower.Length):F1} {Y(lower[i]):F1}");
        Write($"<path class=\"area\" fill=\"{colour}\" d=\"{path}Z\"/>");
    }

    private static double X(double share) => Left + (share * Width);

    private double Y(double value) => top + height - (Math.Min(value, ceiling) / ceiling * height);

    private void Write(FormattableString text) => svg.Append(FormattableString.Invariant(text)).Append('\n');

    // The next number whose quarters are easy to read.
    private static double Ceil(double value)
    {
        if (value <= 0)
            return 4;
        double unit = Math.Pow(10, Math.Floor(Math.Log10(value)));
        foreach (double factor in (ReadOnlySpan<double>)[1, 2, 4, 8, 10])
        {
            if (unit * factor >= value)
                return unit * factor;
        }

        return unit * 20;
    }
}
