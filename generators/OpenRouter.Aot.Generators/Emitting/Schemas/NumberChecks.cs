using System.Globalization;
using OpenRouter.Aot.Generators.Model;
using OpenRouter.Aot.Generators.Reading;

namespace OpenRouter.Aot.Generators.Emitting;

/// <summary>Writes the checks of numbers.</summary>
internal static class NumberChecks
{
    /// <summary>The expression that reads an integer of up to 64 bits with a sign, and refuses what is out of range.</summary>
    public static string ReadInteger(SchemaValueSpec value)
    {
        string? least = value.Limits.Minimum is null ? null : Least(value.Limits), most = value.Limits.Maximum is null ? null : Most(value.Limits);
        string type = value.Type;
        if (type == "long")
        {
            return (least, most) switch
            {
                (null, null) => "reader.ReadInt64()",
                (_, null) => $"reader.ReadInt64({least})",
                _ => $"reader.ReadInt64({least ?? "long.MinValue"}, {most})",
            };
        }

        return $"({type})reader.ReadInt64({least ?? type + ".MinValue"}, {most ?? type + ".MaxValue"})";
    }

    /// <summary>The bounds of a number, as <c>&gt;= 0</c>; none where a double has no such number.</summary>
    public static IReadOnlyList<string> BoundsOf(SchemaValueSpec value)
    {
        var bounds = new List<string>();
        if (CanCompare(value.Limits.Minimum, value))
            bounds.Add((value.Limits.IsMinimumExclusive ? "> " : ">= ") + Literals.Number(value.Limits.Minimum!, value.Kind));
        if (CanCompare(value.Limits.Maximum, value))
            bounds.Add((value.Limits.IsMaximumExclusive ? "< " : "<= ") + Literals.Number(value.Limits.Maximum!, value.Kind));
        return bounds;
    }

    /// <summary>The bounds for people.</summary>
    public static string TextOf(SchemaLimits limits)
    {
        string? least = limits.Minimum is null ? null : (limits.IsMinimumExclusive ? "above " : "from ") + limits.Minimum;
        string? most = limits.Maximum is null ? null : (limits.IsMaximumExclusive ? "below " : least is null ? "up to " : "to ") + limits.Maximum;
        return "a number " + string.Join(" ", new[] { least, most }.Where(one => one is not null));
    }

    private static bool CanCompare(string? bound, SchemaValueSpec value) =>
        bound is not null && (value.Kind is SchemaKind.Double or SchemaKind.Single || NumberText.Parse(bound) is not null);

    private static string? Least(SchemaLimits limits) => NumberText.Parse(limits.Minimum) is { } number
        ? Whole(limits.IsMinimumExclusive ? decimal.Floor(number) + 1 : decimal.Ceiling(number))
        : null;

    private static string? Most(SchemaLimits limits) => NumberText.Parse(limits.Maximum) is { } number
        ? Whole(limits.IsMaximumExclusive ? decimal.Ceiling(number) - 1 : decimal.Floor(number))
        : null;

    // What no long can be bounds nothing.
    private static string? Whole(decimal number) => number is >= long.MinValue and <= long.MaxValue ? number.ToString(CultureInfo.InvariantCulture) : null;
}
