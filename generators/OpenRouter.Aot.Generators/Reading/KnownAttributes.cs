using Microsoft.CodeAnalysis;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>Attributes of the framework that say something of a member.</summary>
internal static class KnownAttributes
{
    private const string Serialization = "System.Text.Json.Serialization";

    /// <summary>Whether the attribute is that one.</summary>
    public static bool Is(AttributeData attribute, string space, string name) =>
        attribute.AttributeClass is { } type && type.Name == name && Namespaces.IsIn(type, space);

    /// <summary>The attribute of <c>System.Text.Json.Serialization</c> of that name; null without one.</summary>
    public static AttributeData? Json(ISymbol symbol, string name) => symbol.GetAttributes().FirstOrDefault(one => Is(one, Serialization, name));

    /// <summary>Our attribute of that name; null without one.</summary>
    public static AttributeData? Own(ISymbol symbol, string name) => symbol.GetAttributes().FirstOrDefault(one => AttributeNames.Of(one) == name);

    /// <summary>The text that is the first argument of an attribute; null without one.</summary>
    public static string? TextOf(AttributeData? attribute) => attribute?.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Primitive, Value: string text } ? text : null;

    /// <summary>A text that an attribute names; null without one.</summary>
    public static string? TextOf(AttributeData attribute, string name) => attribute.NamedArguments.FirstOrDefault(one => one.Key == name).Value.Value as string;

    /// <summary>Whether a property is no member in JSON, whatever its value.</summary>
    public static bool IsIgnored(IPropertySymbol property)
    {
        const int Always = 1;
        return Json(property, "JsonIgnoreAttribute") is { } ignore
            && (ignore.NamedArguments.FirstOrDefault(one => one.Key == "Condition").Value.Value is not int condition || condition == Always);
    }
}
