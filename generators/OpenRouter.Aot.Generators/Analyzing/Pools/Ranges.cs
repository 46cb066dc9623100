using System.Globalization;
using Microsoft.CodeAnalysis;
using OpenRouter.Aot.Generators.Reading;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.Generators.Analyzing;

/// <summary>Reports values that are set and out of their range.</summary>
internal static class Ranges
{
    public static void Check(AttributeArguments attribute, string property, string name, Func<double, bool> isIn, string range, Action<Diagnostic> report)
    {
        if (attribute.Number(property) is { } number && !isIn(number))
            report(Diagnostic.Create(PoolRules.OutOfRange, attribute.PlaceOf(property), name, Text(number), range));
    }

    public static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
