using Microsoft.CodeAnalysis;
using OpenRouter.Aot.Generators.Model;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>Reads a type that is marked with <c>[OpenRouterSchema]</c>.</summary>
internal static class SchemaTypeReader
{
    /// <summary>How the name of a generated file ends.</summary>
    public const string FileEnd = ".Schema.g.cs";

    /// <summary>Reads it; null where a mistake leaves nothing to generate.</summary>
    /// <param name="type">The type.</param>
    /// <param name="compilation">The compilation that it is of.</param>
    /// <param name="mistakes">Takes its mistakes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static SchemaTypeSpec? Read(INamedTypeSymbol type, Compilation compilation, MistakeList mistakes, CancellationToken cancellationToken)
    {
        // While it is typed, it may have no name yet.
        if (!type.CanBeReferencedByName || KnownAttributes.Own(type, AttributeNames.Schema) is not { } mark)
            return null;
        if (WhyNot(type) is { } reason)
        {
            mistakes.Add(SchemaRules.NoObject, type, type.Name, reason);
            return null;
        }

        Declarations.CheckPartial(type, SchemaRules.NotPartial, mistakes, cancellationToken);
        string name = KnownAttributes.TextOf(mark, "Name") ?? type.Name;
        if (!ToolNames.IsName(name))
            mistakes.Add(SchemaRules.BadName, type, name);
        if (Declarations.MemberOf(type, "JsonSchema", FileEnd) is { } taken)
            mistakes.Add(SchemaRules.NameTaken, taken, type.Name);
        var values = new SchemaValueReader(allowsRaw: false);
        IReadOnlyList<SchemaMemberSpec> members = ReadMembers(type, compilation, values, mistakes, cancellationToken);
        if (mistakes.HasErrors)
            return null;
        bool hidesBase = Declarations.Hides(type, "JsonSchema", one => KnownAttributes.Own(one, AttributeNames.Schema) is not null);
        string? description = KnownAttributes.TextOf(mark, "Description") ?? Descriptions.OfType(type, cancellationToken);
        return new SchemaTypeSpec(
            TypePlaceReader.Read(type), hidesBase, name, description,
            new SchemaDocument(compilation, values, cancellationToken).OfType(type, members), new EquatableArray<SchemaMemberSpec>(members));
    }

    /// <summary>Whether the mark is all that a type lacks.</summary>
    public static bool CanBeMarked(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None, DeclaringSyntaxReferences.Length: > 0 } named
        && WhyNot(named) is null && KnownAttributes.Own(named, AttributeNames.Schema) is null;

    // Only who keeps the mistakes needs them anew.
    private static IReadOnlyList<SchemaMemberSpec> ReadMembers(
        INamedTypeSymbol type, Compilation compilation, SchemaValueReader values, MistakeList mistakes, CancellationToken cancellationToken)
    {
        if (mistakes.Keeps)
            return new SchemaMembersReader(compilation, values, mistakes, cancellationToken).Read(type);
        KnownSchema known = KnownSchemas.Read(type, compilation, cancellationToken);
        mistakes.AddErrors(known.HasErrors);
        foreach (INamedTypeSymbol inside in known.Marked)
            values.Add(inside);
        return known.Members;
    }

    private static string? WhyNot(INamedTypeSymbol type)
    {
        if (type.IsStatic)
            return "is static, and has no values";
        if (KnownAttributes.Json(type, "JsonPolymorphicAttribute") is not null || KnownAttributes.Json(type, "JsonDerivedTypeAttribute") is not null)
            return "is polymorphic, and strict mode knows no derived types";
        if (type.IsAbstract)
            return "is abstract, and no value is made of it";
        if (Declarations.IsGeneric(type))
            return "has type parameters, or is inside a type that has";
        if (type.IsRefLikeType)
            return "is a ref struct";
        return Declarations.IsOfOneFile(type) ? "is of one file alone, and its other part stands in another" : null;
    }
}
