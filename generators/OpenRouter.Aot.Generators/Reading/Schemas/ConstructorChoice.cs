using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>Chooses the constructor that makes a value of what was read.</summary>
internal static class ConstructorChoice
{
    /// <summary>The constructor; null where none will do.</summary>
    /// <param name="type">The type.</param>
    /// <param name="properties">Its properties, which the parameters must be.</param>
    public static IMethodSymbol? Of(INamedTypeSymbol type, IReadOnlyList<IPropertySymbol> properties)
    {
        IMethodSymbol[] constructors = [.. type.InstanceConstructors.Where(one => !IsCopy(one, type))];
        if (constructors.FirstOrDefault(one => KnownAttributes.Json(one, "JsonConstructorAttribute") is not null) is { } marked)
            return Fits(marked, properties) ? marked : null;
        if (constructors.FirstOrDefault(IsPrimary) is { } primary && (type.IsRecord || Fits(primary, properties)))
            return Fits(primary, properties) ? primary : null;
        IMethodSymbol[] fitting =
            [.. constructors.Where(one => one is { DeclaredAccessibility: Accessibility.Public, Parameters.Length: > 0 } && Fits(one, properties))];
        bool needsParameters = properties.Any(one => one.SetMethod is null);
        if (needsParameters && fitting.Length == 1)
            return fitting[0];
        return constructors.FirstOrDefault(one => one.Parameters.Length == 0) ?? (fitting.Length == 1 ? fitting[0] : null);
    }

    /// <summary>The parameter that a property is; null where it is none.</summary>
    public static IParameterSymbol? ParameterOf(IPropertySymbol property, IMethodSymbol? constructor) =>
        constructor?.Parameters.FirstOrDefault(parameter => Is(parameter, property));

    private static bool Fits(IMethodSymbol constructor, IReadOnlyList<IPropertySymbol> properties) =>
        constructor.Parameters.All(parameter => parameter.RefKind == RefKind.None && (parameter.IsOptional || properties.Any(property => Is(parameter, property))));

    private static bool Is(IParameterSymbol parameter, IPropertySymbol property) =>
        string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase) && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type);

    private static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.Any(one => one.GetSyntax() is TypeDeclarationSyntax { ParameterList: not null });

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type) =>
        type.IsRecord && constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type);
}
