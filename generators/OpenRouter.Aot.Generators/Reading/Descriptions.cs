using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>What a model is told of a declaration: its <c>[Description]</c>, else its documentation.</summary>
internal static class Descriptions
{
    public static string? OfType(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        OfAttribute(type) ?? Documented(type, "summary", null, cancellationToken);

    public static string? OfMethod(IMethodSymbol method, CancellationToken cancellationToken) =>
        OfAttribute(method) ?? Documented(method, "summary", null, cancellationToken);

    public static string? OfParameter(IParameterSymbol parameter, CancellationToken cancellationToken) =>
        OfAttribute(parameter) ?? Documented(parameter.ContainingSymbol, "param", parameter.Name, cancellationToken);

    /// <summary>That of a property, which the constructor may have as a parameter, with documentation on either.</summary>
    public static string? OfProperty(IPropertySymbol property, IParameterSymbol? parameter, CancellationToken cancellationToken)
    {
        string? own = OfAttribute(property) ?? (parameter is null ? null : OfAttribute(parameter)) ?? Documented(property, "summary", null, cancellationToken);
        if (own is not null || parameter is null)
            return own;
        // The parameters of a primary constructor are documented where the type is.
        return Documented(parameter.ContainingSymbol, "param", parameter.Name, cancellationToken)
            ?? Documented(parameter.ContainingType, "param", parameter.Name, cancellationToken);
    }

    private static string? OfAttribute(ISymbol symbol) => symbol.GetAttributes()
        .Where(attribute => KnownAttributes.Is(attribute, "System.ComponentModel", "DescriptionAttribute"))
        .Select(KnownAttributes.TextOf)
        .FirstOrDefault(text => text is { Length: > 0 });

    // Several parts in the order of their files, which no command line can change.
    private static string? Documented(ISymbol symbol, string element, string? name, CancellationToken cancellationToken) => symbol.DeclaringSyntaxReferences
        .OrderBy(one => one.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(one => one.Span.Start)
        .Select(one => one.GetSyntax(cancellationToken))
        // A positional property is declared by a parameter, above which stands nothing.
        .Select(node => node is ParameterSyntax ? null : DocComment.Find(node, element, name))
        .FirstOrDefault(text => text is not null);
}
