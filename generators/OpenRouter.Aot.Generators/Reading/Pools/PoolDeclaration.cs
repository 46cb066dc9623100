using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>
/// The attributes of a pool's class, in an order that does not depend on that of the files on a command line: those beside the mark first, then those of
/// other files by path. It holds the compiler's own objects, so that it never leaves the step that makes it.
/// </summary>
internal sealed class PoolDeclaration
{
    private PoolDeclaration(INamedTypeSymbol type, AttributeArguments? mark, IReadOnlyList<(string Name, AttributeArguments Arguments)> parts)
    {
        Type = type;
        Mark = mark;
        Keys = [.. parts.Where(part => part.Name == AttributeNames.PoolKey).Select(part => part.Arguments)];
        Models = [.. parts.Where(part => part.Name == AttributeNames.PoolModel).Select(part => part.Arguments)];
        Accounts = [.. parts.Where(part => part.Name == AttributeNames.PoolAccount).Select(part => part.Arguments)];
    }

    /// <summary>The class.</summary>
    public INamedTypeSymbol Type { get; }

    /// <summary>What makes it a pool; null where it is none.</summary>
    public AttributeArguments? Mark { get; }

    public IReadOnlyList<AttributeArguments> Keys { get; }

    public IReadOnlyList<AttributeArguments> Models { get; }

    public IReadOnlyList<AttributeArguments> Accounts { get; }

    /// <summary>The declaration of a class; null where nothing of it speaks of pools.</summary>
    public static PoolDeclaration? Of(INamedTypeSymbol type)
    {
        AttributeData[] ours = [.. type.GetAttributes().Where(attribute => IsOfPools(AttributeNames.Of(attribute)))];
        if (ours.Length == 0)
            return null;
        AttributeData? mark = ours.FirstOrDefault(attribute => AttributeNames.Of(attribute) == AttributeNames.KeyPool);
        SyntaxNode? marked = mark?.ApplicationSyntaxReference is { } place ? DeclarationAround(place.GetSyntax()) : null;
        IEnumerable<AttributeData> ordered = ours
            .OrderBy(attribute => attribute.ApplicationSyntaxReference is { } reference && marked is not null
                && reference.SyntaxTree == marked.SyntaxTree && marked.Span.Contains(reference.Span) ? 0 : 1)
            .ThenBy(attribute => attribute.ApplicationSyntaxReference?.SyntaxTree.FilePath, StringComparer.Ordinal)
            .ThenBy(attribute => attribute.ApplicationSyntaxReference?.Span.Start);
        return new PoolDeclaration(
            type, mark is null ? null : new AttributeArguments(mark), [.. ordered.Select(attribute => (AttributeNames.Of(attribute)!, new AttributeArguments(attribute)))]);
    }

    private static bool IsOfPools(string? name) => name is AttributeNames.KeyPool or AttributeNames.PoolKey or AttributeNames.PoolModel or AttributeNames.PoolAccount;

    private static TypeDeclarationSyntax? DeclarationAround(SyntaxNode attribute) => attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>();
}
