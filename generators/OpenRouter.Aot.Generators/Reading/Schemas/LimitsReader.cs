using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>Reads what the attributes of <c>System.ComponentModel.DataAnnotations</c> allow of a member.</summary>
internal static class LimitsReader
{
    private const string Annotations = "System.ComponentModel.DataAnnotations";

    /// <summary>Reads the attributes.</summary>
    /// <param name="attributes">Those of the member.</param>
    /// <param name="value">Its type.</param>
    /// <param name="report">Takes the attributes that make no sense, and why.</param>
    public static SchemaLimits Read(IEnumerable<AttributeData> attributes, SchemaValueSpec value, Action<AttributeData, string> report)
    {
        SchemaLimits limits = SchemaLimits.None;
        foreach (AttributeData attribute in attributes)
        {
            if (attribute.AttributeClass is not { } type || !Namespaces.IsIn(type, Annotations))
                continue;
            SchemaLimits? read = type.Name switch
            {
                "RangeAttribute" => ReadRange(limits, attribute, value),
                "StringLengthAttribute" when value.Kind == SchemaKind.Text =>
                    limits with { Least = NumberOf(attribute, "MinimumLength") ?? limits.Least, Most = NumberAt(attribute, 0) ?? limits.Most },
                "MinLengthAttribute" when HasLength(value) => limits with { Least = NumberAt(attribute, 0) },
                "MaxLengthAttribute" when HasLength(value) => limits with { Most = NumberAt(attribute, 0) is >= 0 and var most ? most : null },
                "LengthAttribute" when HasLength(value) => limits with { Least = NumberAt(attribute, 0), Most = NumberAt(attribute, 1) },
                "RegularExpressionAttribute" when value.Kind == SchemaKind.Text => ReadPattern(limits, attribute),
                "EmailAddressAttribute" when value.Kind == SchemaKind.Text => limits with { Format = "email" },
                "Base64StringAttribute" when value.Kind == SchemaKind.Text =>
                    limits with { Pattern = "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$" },
                "AllowedValuesAttribute" => ReadAllowed(limits, attribute, value),
                "StringLengthAttribute" or "MinLengthAttribute" or "MaxLengthAttribute" or "LengthAttribute" or "RegularExpressionAttribute"
                    or "EmailAddressAttribute" or "Base64StringAttribute" => null,
                _ => limits,
            };
            if (read is null)
                report(attribute, Misfit(type.Name, value));
            else if (Contradiction(read) is { } contradiction)
                report(attribute, contradiction);
            else
                limits = read;
        }

        return limits;
    }

    private static string Misfit(string attribute, SchemaValueSpec value) => attribute switch
    {
        "RegularExpressionAttribute" when value.Kind == SchemaKind.Text => "its pattern is no regular expression",
        _ => $"it does not fit the type '{value.Type.Replace("global::", "")}'",
    };

    private static string? Contradiction(SchemaLimits limits)
    {
        if (limits is { Least: { } least, Most: { } most } && least > most)
            return $"no length is at least {least.ToString(CultureInfo.InvariantCulture)} and at most {most.ToString(CultureInfo.InvariantCulture)}";
        if (NumberText.Parse(limits.Minimum) is { } minimum && NumberText.Parse(limits.Maximum) is { } maximum
            && (minimum > maximum || (minimum == maximum && (limits.IsMinimumExclusive || limits.IsMaximumExclusive))))
        {
            return $"no number is at least {limits.Minimum} and at most {limits.Maximum}";
        }

        return null;
    }

    private static SchemaLimits? ReadRange(SchemaLimits limits, AttributeData attribute, SchemaValueSpec value)
    {
        if (!IsNumber(value) || attribute.ConstructorArguments.Length < 2)
            return null;
        int first = attribute.ConstructorArguments.Length - 2;
        return limits with
        {
            Minimum = Bound(attribute.ConstructorArguments[first].Value),
            IsMinimumExclusive = IsSet(attribute, "MinimumIsExclusive"),
            Maximum = Bound(attribute.ConstructorArguments[first + 1].Value),
            IsMaximumExclusive = IsSet(attribute, "MaximumIsExclusive"),
        };
    }

    // The greatest number there is stands for no bound at all.
    private static string? Bound(object? value) => value switch
    {
        int.MaxValue or int.MinValue or double.MaxValue or double.MinValue => null,
        string text => NumberText.Of(NumberText.Parse(text)),
        _ => NumberText.Of(value),
    };

    private static SchemaLimits? ReadPattern(SchemaLimits limits, AttributeData attribute)
    {
        if (KnownAttributes.TextOf(attribute) is not { } pattern)
            return null;
        try
        {
            _ = new Regex(pattern);
        }
        catch (ArgumentException)
        {
            return null;
        }

        // The attribute means the whole text, and a schema any part of it.
        bool isWhole = pattern.StartsWith("^", StringComparison.Ordinal) && pattern.EndsWith("$", StringComparison.Ordinal) && pattern.IndexOf('|') < 0;
        return limits with { Pattern = isWhole ? pattern : $"^(?:{pattern})$" };
    }

    private static SchemaLimits? ReadAllowed(SchemaLimits limits, AttributeData attribute, SchemaValueSpec value)
    {
        if (attribute.ConstructorArguments.FirstOrDefault() is not { Kind: TypedConstantKind.Array, IsNull: false } array)
            return null;
        var allowed = new List<string>();
        foreach (TypedConstant one in array.Values)
        {
            if (one.IsNull)
                continue;
            string? text = value.Kind == SchemaKind.Text ? one.Value as string : IsNumber(value) ? NumberText.Of(one.Value) : null;
            if (text is null)
                return null;
            if (!allowed.Contains(text))
                allowed.Add(text);
        }

        return allowed.Count == 0 ? null : limits with { Allowed = new EquatableArray<string>(allowed) };
    }

    private static bool IsNumber(SchemaValueSpec value) => value.Kind is SchemaKind.Integer or SchemaKind.Double or SchemaKind.Single or SchemaKind.Decimal;

    private static bool HasLength(SchemaValueSpec value) => value.Kind is SchemaKind.Text or SchemaKind.List;

    private static int? NumberAt(AttributeData attribute, int index) => attribute.ConstructorArguments.ElementAtOrDefault(index).Value as int?;

    private static int? NumberOf(AttributeData attribute, string name) => attribute.NamedArguments.FirstOrDefault(one => one.Key == name).Value.Value as int?;

    private static bool IsSet(AttributeData attribute, string name) => attribute.NamedArguments.Any(one => one.Key == name && one.Value.Value is true);
}
