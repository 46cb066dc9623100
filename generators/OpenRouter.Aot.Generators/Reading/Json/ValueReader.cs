using Microsoft.CodeAnalysis;
using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>What a type is on the wire.</summary>
internal static class ValueReader
{
    /// <summary>Reads a type; null where the wire has no form for it.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isText">Whether a decimal is written as a text.</param>
    public static ValueSpec? Read(ITypeSymbol type, bool isText = false)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];
        string name = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return type.SpecialType switch
        {
            SpecialType.System_String => new(ValueKind.Text, name),
            SpecialType.System_Boolean => new(ValueKind.Truth, name),
            SpecialType.System_Int32 => new(ValueKind.Int32, name),
            SpecialType.System_Int64 => new(ValueKind.Int64, name),
            SpecialType.System_Double => new(ValueKind.Double, name),
            SpecialType.System_Decimal => new(isText ? ValueKind.DecimalText : ValueKind.Decimal, name),
            _ => name switch
            {
                "global::System.DateTimeOffset" => new(ValueKind.Time, name),
                "global::OpenRouter.Aot.RawJson" => new(ValueKind.Raw, name),
                "global::OpenRouter.Aot.ExtraMembers" => new(ValueKind.Extra, name),
                "global::OpenRouter.Aot.ModelRoute" => new(ValueKind.Route, name),
                _ => ReadMarked(type, name) ?? ReadCollection(type as INamedTypeSymbol, name),
            },
        };
    }

    private static ValueSpec? ReadMarked(ITypeSymbol type, string name)
    {
        foreach (AttributeData attribute in type.GetAttributes())
        {
            switch (AttributeNames.Of(attribute))
            {
                case AttributeNames.Model:
                    return new(ValueKind.Model, name);
                case AttributeNames.OpenEnum:
                    return new(ValueKind.OpenEnum, name);
                case AttributeNames.Union:
                    return new(ValueKind.Union, name);
            }
        }

        // One that is written by hand.
        bool isModel = type.Interfaces.Any(declared => declared is { Name: "IJsonModel", ContainingNamespace: { } space } && space.ToDisplayString() == "OpenRouter.Aot");
        return isModel ? new(ValueKind.Model, name) : null;
    }

    /// <summary>Whether a reader of unions tells it apart by its first token.</summary>
    public static bool CanBeAlternative(ValueSpec value) => value.Kind is ValueKind.Text or ValueKind.Truth or ValueKind.Int32 or ValueKind.Int64
        or ValueKind.Double or ValueKind.Decimal or ValueKind.Time or ValueKind.Model or ValueKind.OpenEnum or ValueKind.List or ValueKind.GrowingList;

    private static ValueSpec? ReadCollection(INamedTypeSymbol? type, string name)
    {
        if (type is null || type.TypeArguments.Length == 0)
            return null;
        ITypeSymbol of = type.TypeArguments[type.TypeArguments.Length - 1];
        // Readers have no place for a null in a list.
        bool isNullable = of.NullableAnnotation == NullableAnnotation.Annotated || of.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        if (isNullable || Read(of) is not { } item)
            return null;
        return type.ConstructedFrom.ToDisplayString() switch
        {
            "System.Collections.Generic.IReadOnlyList<T>" when CanBeItem(item) => new(ValueKind.List, name, item),
            "System.Collections.Generic.IList<T>" when CanBeItem(item) => new(ValueKind.GrowingList, name, item),
            "System.Collections.Generic.IDictionary<TKey, TValue>" when type.TypeArguments[0].SpecialType == SpecialType.System_String && CanBeNamed(item) =>
                new(ValueKind.Map, name, item),
            _ => null,
        };
    }

    // What JsonReader has methods for.
    private static bool CanBeItem(ValueSpec item) => item.Kind is ValueKind.Text or ValueKind.Int32 or ValueKind.Int64 or ValueKind.Double
        or ValueKind.Decimal or ValueKind.Raw or ValueKind.Model or ValueKind.OpenEnum or ValueKind.Union
        || item is { Kind: ValueKind.List, Item.Kind: ValueKind.Int32 or ValueKind.Double };

    private static bool CanBeNamed(ValueSpec item) =>
        item.Kind is ValueKind.Text or ValueKind.Int64 or ValueKind.Double or ValueKind.Decimal or ValueKind.Raw or ValueKind.Model;
}
