using Microsoft.CodeAnalysis;
using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>What was read of a marked type, for those that have it inside.</summary>
internal sealed class KnownSchema(IReadOnlyList<SchemaMemberSpec> members, IReadOnlyList<INamedTypeSymbol> marked, string? description, bool hasErrors)
{
    public IReadOnlyList<SchemaMemberSpec> Members { get; } = members;

    /// <summary>The marked types that its members are of.</summary>
    public IReadOnlyList<INamedTypeSymbol> Marked { get; } = marked;

    public string? Description { get; } = description;

    /// <summary>Whether a mistake leaves nothing to generate for it.</summary>
    public bool HasErrors { get; } = hasErrors;
}
