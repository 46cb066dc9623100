using System.Globalization;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>Numbers as JSON has them, on every machine the same.</summary>
internal static class NumberText
{
    /// <summary>A constant of any numeric type as JSON; null where it is none, or JSON has no number for it.</summary>
    public static string? Of(object? value) => value switch
    {
        double number => double.IsNaN(number) || double.IsInfinity(number) ? null : number.ToString("R", CultureInfo.InvariantCulture),
        float number => float.IsNaN(number) || float.IsInfinity(number) ? null : number.ToString("R", CultureInfo.InvariantCulture),
        sbyte or byte or short or ushort or int or uint or long or ulong or decimal => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>The number of a text; null where it is none, or too great for exact arithmetic.</summary>
    public static decimal? Parse(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : null;
}
