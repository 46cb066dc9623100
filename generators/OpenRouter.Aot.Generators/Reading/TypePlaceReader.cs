using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>Finds where the other part of a type is to be written.</summary>
internal static class TypePlaceReader
{
    // Names that are words of the language stay marked as names, and nullable marks do not appear in a declaration.
    private static readonly SymbolDisplayFormat Header = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat FullName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters);

    /// <summary>The place of a type to which a part can be added.</summary>
    public static TypePlace Read(INamedTypeSymbol type)
    {
        IEnumerable<string> headers = Around(type).Reverse().Append(type).Select(one => $"{Modifiers(one)}partial {Keyword(one)} {one.ToDisplayString(Header)}");
        return new TypePlace(NamespaceOf(type), new EquatableArray<string>(headers), type.Name, type.ToDisplayString(FullName));
    }

    /// <summary>The first type, from the type itself outwards, that is not partial or is of one file alone; null where a part can be added.</summary>
    public static INamedTypeSymbol? FindObstacle(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        Around(type).Prepend(type).FirstOrDefault(one => one.IsFileLocal || !IsPartial(one, cancellationToken));

    /// <summary>The namespace of a type; empty without one.</summary>
    public static string NamespaceOf(INamedTypeSymbol type) => type.ContainingNamespace is { IsGlobalNamespace: false } space
        ? space.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat.WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.None))
        : "";

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken) => type.DeclaringSyntaxReferences
        .All(part => part.GetSyntax(cancellationToken) is TypeDeclarationSyntax syntax && syntax.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static IEnumerable<INamedTypeSymbol> Around(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            yield return outer;
    }

    private static string Modifiers(INamedTypeSymbol type) => type.IsStatic ? "static " : "";

    private static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };
}
