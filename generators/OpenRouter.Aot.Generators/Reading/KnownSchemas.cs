using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>
/// The marked types of one compilation that have been read: a type that stands in many schemas and tools is read once for a keystroke, and not once for each
/// of them. They are gone with the compilation.
/// </summary>
internal sealed class KnownSchemas
{
    private static readonly ConditionalWeakTable<Compilation, KnownSchemas> Compilations = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, KnownSchema> types = new(SymbolEqualityComparer.Default);

    /// <summary>What is known of a marked type. Its mistakes are reported where it stands.</summary>
    public static KnownSchema Read(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        KnownSchemas known = Compilations.GetValue(compilation, static _ => new KnownSchemas());
        if (known.types.TryGetValue(type, out KnownSchema? found))
            return found;
        var values = new SchemaValueReader(allowsRaw: false);
        var mistakes = new MistakeList(keeps: false);
        IReadOnlyList<SchemaMemberSpec> members = new SchemaMembersReader(compilation, values, mistakes, cancellationToken).Read(type);
        return known.types.GetOrAdd(type, new KnownSchema(members, [.. values.Marked], Descriptions.OfType(type, cancellationToken), mistakes.HasErrors));
    }
}
