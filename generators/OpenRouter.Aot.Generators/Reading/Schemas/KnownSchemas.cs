using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using OpenRouter.Aot.Generators.Keeping;
using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>
/// The marked types of one compilation that have been read: a type that stands in many schemas and tools is read once for a keystroke, and not once for each
/// of them; and not at all, where what it was read from is as it was in the compilation before. They are gone with the compilation.
/// </summary>
internal sealed class KnownSchemas
{
    private static readonly ConditionalWeakTable<Compilation, KnownSchemas> Compilations = new();
    private static readonly Memo<KnownMembers> Memo = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, KnownSchema> types = new(SymbolEqualityComparer.Default);

    /// <summary>What is known of a marked type. Its mistakes are reported where it stands.</summary>
    public static KnownSchema Read(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        KnownSchemas known = Compilations.GetValue(compilation, static _ => new KnownSchemas());
        return known.types.TryGetValue(type, out KnownSchema? found)
            ? found
            : known.types.GetOrAdd(type, FromBefore(type, compilation) ?? ReadAnew(type, compilation, cancellationToken));
    }

    /// <summary>The trees that a marked type is read from; null where it has not been read.</summary>
    public static IReadOnlyCollection<SyntaxTree>? TreesOf(INamedTypeSymbol type, Compilation compilation) => Find(type, compilation)?.Trees;

    private static Kept<KnownMembers>? Find(INamedTypeSymbol type, Compilation compilation) =>
        type.DeclaringSyntaxReferences.FirstOrDefault() is { } place ? Memo.Find(compilation, place.SyntaxTree, place.Span) : null;

    private static KnownSchema? FromBefore(INamedTypeSymbol type, Compilation compilation)
    {
        if (Find(type, compilation)?.Spec is not { } known)
            return null;
        INamedTypeSymbol[] marked = [.. known.Marked.Select(compilation.GetTypeByMetadataName).OfType<INamedTypeSymbol>()];
        return marked.Length == known.Marked.Count ? new KnownSchema(known.Members, marked, known.Description, known.HasErrors) : null;
    }

    private static KnownSchema ReadAnew(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        var values = new SchemaValueReader(allowsRaw: false);
        var mistakes = new MistakeList(keeps: false);
        IReadOnlyList<SchemaMemberSpec> members = new SchemaMembersReader(compilation, values, mistakes, cancellationToken).Read(type);
        var read = new KnownSchema(members, [.. values.Marked], Descriptions.OfType(type, cancellationToken), mistakes.HasErrors);
        string?[] names = [.. read.Marked.Select(one => MetadataNames.Of(one, compilation))];
        if (type.DeclaringSyntaxReferences.FirstOrDefault() is { } place && !names.Contains(null))
        {
            var kept = new KnownMembers(members, [.. names.OfType<string>()], read.Description, read.HasErrors);
            Memo.Keep(compilation, place.SyntaxTree, place.Span, new Kept<KnownMembers>(kept, ConsultedTrees.Of(type, compilation)));
        }

        return read;
    }
}
