using Microsoft.CodeAnalysis;
using OpenRouter.Aot.Generators.Emitting;
using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>What types are in a JSON schema. It keeps the marked types that it meets, whose members make part of the schema.</summary>
/// <param name="allowsRaw">Whether any JSON is allowed, which no strict schema can say.</param>
internal sealed class SchemaValueReader(bool allowsRaw)
{
    private static readonly SymbolDisplayFormat NameFormat =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private readonly Dictionary<string, INamedTypeSymbol> marked = new(StringComparer.Ordinal);

    /// <summary>The type for which there was no form, where the last reading failed: the type itself, or that of its items.</summary>
    public ITypeSymbol? Culprit { get; private set; }

    /// <summary>The marked types that were met.</summary>
    public IEnumerable<INamedTypeSymbol> Marked => marked.Values;

    /// <summary>The marked type of a name.</summary>
    public INamedTypeSymbol Find(string type) => marked[type];

    /// <summary>Makes a type known without a reader having met it.</summary>
    public void Add(INamedTypeSymbol type) => marked[NameOf(type)] = type;

    /// <summary>A type's name in full, as code has it.</summary>
    public static string NameOf(ITypeSymbol type) =>
        type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(NameFormat);

    /// <summary>Reads a type; null where a schema has no form for it.</summary>
    public SchemaValueSpec? Read(ITypeSymbol type)
    {
        bool isNullable = type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated };
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            isNullable = true;
            type = nullable.TypeArguments[0];
        }

        string name = NameOf(type);
        if (ReadPlain(type, name) is { } kind)
            return new SchemaValueSpec(kind, name, isNullable, type.IsValueType, null, default, SchemaLimits.None);
        if (type.TypeKind == TypeKind.Enum && ReadEnum((INamedTypeSymbol)type) is { } members)
            return new SchemaValueSpec(SchemaKind.Enum, name, isNullable, true, null, members, SchemaLimits.None);
        if (ItemOf(type) is { } of)
            return Read(of) is { } item ? new SchemaValueSpec(SchemaKind.List, name, isNullable, type.IsValueType, item, default, SchemaLimits.None) : null;
        Culprit = type;
        return null;
    }

    private SchemaKind? ReadPlain(ITypeSymbol type, string name)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_String:
                return SchemaKind.Text;
            case SpecialType.System_Boolean:
                return SchemaKind.Truth;
            case >= SpecialType.System_SByte and <= SpecialType.System_UInt64:
                return SchemaKind.Integer;
            case SpecialType.System_Double:
                return SchemaKind.Double;
            case SpecialType.System_Single:
                return SchemaKind.Single;
            case SpecialType.System_Decimal:
                return SchemaKind.Decimal;
            case SpecialType.System_DateTime:
                return SchemaKind.DateTime;
        }

        switch (name)
        {
            case "global::System.DateTimeOffset":
                return SchemaKind.DateTimeOffset;
            case "global::System.DateOnly":
                return SchemaKind.DateOnly;
            case "global::System.TimeOnly":
                return SchemaKind.TimeOnly;
            case "global::System.TimeSpan":
                return SchemaKind.TimeSpan;
            case "global::System.Guid":
                return SchemaKind.Guid;
            case "global::System.Uri":
                return SchemaKind.Uri;
            case "global::OpenRouter.Aot.RawJson" when allowsRaw:
                return SchemaKind.Raw;
        }

        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named || KnownAttributes.Own(named, AttributeNames.Schema) is null)
            return null;
        marked[name] = named;
        return SchemaKind.Schema;
    }

    // Bits together have no name, and a model must be given at least one.
    private static EquatableArray<SchemaEnumMember>? ReadEnum(INamedTypeSymbol type)
    {
        if (type.GetAttributes().Any(one => KnownAttributes.Is(one, "System", "FlagsAttribute")))
            return null;
        var members = new List<SchemaEnumMember>();
        var values = new HashSet<object>();
        string path = NameOf(type);
        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue))
        {
            string name = KnownAttributes.TextOf(KnownAttributes.Json(field, "JsonStringEnumMemberNameAttribute")) ?? field.Name;
            members.Add(new SchemaEnumMember(path + "." + Naming.Identifier(field.Name), name, NumberText.Of(field.ConstantValue) ?? "", !values.Add(field.ConstantValue!)));
        }

        return members.Count == 0 ? null : new EquatableArray<SchemaEnumMember>(members);
    }

    // Bytes are a text in JSON, and no array.
    private static ITypeSymbol? ItemOf(ITypeSymbol type)
    {
        ITypeSymbol? item = type switch
        {
            IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
            INamedTypeSymbol { TypeArguments.Length: 1 } list when IsList(list) => list.TypeArguments[0],
            _ => null,
        };
        return item?.SpecialType == SpecialType.System_Byte ? null : item;
    }

    private static bool IsList(INamedTypeSymbol type) => type.Name is "List" or "IList" or "ICollection" or "IEnumerable" or "IReadOnlyList" or "IReadOnlyCollection"
        ? type.ContainingType is null && Namespaces.IsIn(type, "System.Collections.Generic")
        : type.Name == "ImmutableArray" && type.ContainingType is null && Namespaces.IsIn(type, "System.Collections.Immutable");
}
