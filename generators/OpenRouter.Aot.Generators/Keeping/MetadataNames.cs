using Microsoft.CodeAnalysis;

namespace OpenRouter.Aot.Generators.Keeping;

/// <summary>Names by which the next compilation finds its own symbol of a type.</summary>
internal static class MetadataNames
{
    /// <summary>The name, as <c>Space.Outer+Inner</c>; null where it does not lead back to the type.</summary>
    public static string? Of(INamedTypeSymbol type, Compilation compilation)
    {
        string name = type.MetadataName;
        INamedTypeSymbol outermost = type;
        for (; outermost.ContainingType is { } outer; outermost = outer)
            name = outer.MetadataName + "+" + name;
        if (outermost.ContainingNamespace is { IsGlobalNamespace: false } space)
            name = space.ToDisplayString(Plain) + "." + name;
        return SymbolEqualityComparer.Default.Equals(compilation.GetTypeByMetadataName(name), type) ? name : null;
    }

    // Without the mark at names that are words of the language.
    private static SymbolDisplayFormat Plain { get; } = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);
}
