using System.Globalization;

namespace OpenRouter.Aot.Generators.Emitting;

/// <summary>Numbers as code has them, in every culture the same.</summary>
internal static class Numbers
{
    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(double number) => number switch
    {
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        _ => number.ToString("R", CultureInfo.InvariantCulture),
    };
}
