using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using OpenRouter.Aot.Generators.Model;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>Reads a marked type. What comes out holds nothing of the compiler's.</summary>
internal static class DeclarationReader
{
    public static Found Read(GeneratorAttributeSyntaxContext context, ValueKind kind, CancellationToken cancellationToken)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var syntax = (TypeDeclarationSyntax)context.TargetNode;
        // A type that is marked twice is the compiler's to report; one file of it is enough, and two of one name would end the generator.
        AttributeData mark = type.GetAttributes().First(attribute => AttributeNames.MarkTypes(AttributeNames.Of(attribute)));
        if (!context.Attributes.Contains(mark) || mark.ApplicationSyntaxReference is not { } place || !Contains(syntax, place.SyntaxTree, place.Span))
            return new Found(null, []);
        bool canBeAdded = CanBeAdded(type, kind);
        if (!canBeAdded || !syntax.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            ImmutableDictionary<string, string?>? hints = canBeAdded ? FixHints.OnlyPartial : null;
            return new Found(null, [Diagnostic.Create(JsonRules.NotPartial, syntax.Identifier.GetLocation(), hints, type.Name, NounOf(kind))]);
        }

        var mistakes = new List<Diagnostic>();
        var members = new List<MemberSpec>();
        foreach (IPropertySymbol property in PropertiesOf(type, syntax, kind))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (MemberReader.Read(property, kind, cancellationToken) is { } member)
                members.Add(member);
            else
                mistakes.Add(Diagnostic.Create(JsonRules.UnknownType, PlaceOf(property), property.Name, property.Type.ToDisplayString()));
        }

        FindClashes(type, members, kind, mistakes);
        bool keepsNulls = context.Attributes.Any(attribute => attribute.NamedArguments.Any(argument => argument is { Key: "KeepsNulls", Value.Value: true }));
        bool hasDefaults = kind == ValueKind.Model && type.InstanceConstructors.Any(constructor => constructor is { IsImplicitlyDeclared: false, Parameters.Length: 0 });
        var spec = new TypeSpec(
            kind, TypePlaceReader.NamespaceOf(type), type.Name, type.DeclaredAccessibility == Accessibility.Public, keepsNulls, hasDefaults,
            new EquatableArray<MemberSpec>(members));
        return new Found(mistakes.Count == 0 ? spec : null, mistakes);
    }

    private static bool CanBeAdded(INamedTypeSymbol type, ValueKind kind)
    {
        bool isOfKind = kind switch
        {
            ValueKind.Model => type is { TypeKind: TypeKind.Class, IsRecord: false, IsStatic: false, IsAbstract: false },
            ValueKind.OpenEnum => type is { TypeKind: TypeKind.Struct, IsRecord: true },
            _ => type is { TypeKind: TypeKind.Struct, IsRecord: false, IsRefLikeType: false },
        };
        return isOfKind && type is { ContainingType: null, IsGenericType: false, IsFileLocal: false };
    }

    private static string NounOf(ValueKind kind) => kind switch
    {
        ValueKind.Model => "class",
        ValueKind.OpenEnum => "record struct",
        _ => "struct",
    };

    /// <summary>
    /// The partial properties that nobody has implemented, in their order: those beside the mark first, then those of other files. The compiler has the
    /// files in the order of a command line, which must not become that of the wire.
    /// </summary>
    private static IEnumerable<IPropertySymbol> PropertiesOf(INamedTypeSymbol type, TypeDeclarationSyntax marked, ValueKind kind) =>
        type.GetMembers().OfType<IPropertySymbol>()
            .Where(property => property is { IsPartialDefinition: true, PartialImplementationPart: null, IsIndexer: false }
                && property.IsStatic == (kind == ValueKind.OpenEnum))
            .Select(property => (Property: property, Place: PlaceOf(property)))
            .OrderBy(one => Contains(marked, one.Place.SourceTree, one.Place.SourceSpan) ? 0 : 1)
            .ThenBy(one => one.Place.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(one => one.Place.SourceSpan.Start)
            .Select(one => one.Property);

    private static void FindClashes(INamedTypeSymbol type, List<MemberSpec> members, ValueKind kind, List<Diagnostic> mistakes)
    {
        var seen = new Dictionary<string, MemberSpec>(StringComparer.Ordinal);
        foreach (MemberSpec member in members)
        {
            Location place = PlaceOf(type.GetMembers(member.Name).Last());
            if (TakenNames.Has(kind, members, member.Name))
                mistakes.Add(Diagnostic.Create(JsonRules.NameTaken, place, member.Name, type.Name));
            string key = kind == ValueKind.Union ? Tokens.Of(member.Value.Kind) : member.Value.Kind == ValueKind.Extra ? "*" : member.WireName;
            if (!seen.TryGetValue(key, out MemberSpec? first))
            {
                seen.Add(key, member);
                continue;
            }

            mistakes.Add(kind == ValueKind.Union
                ? Diagnostic.Create(JsonRules.TokenTwice, place, first.Name, member.Name)
                : Diagnostic.Create(JsonRules.NameTwice, place, first.Name, member.Name, key));
        }
    }

    private static bool Contains(SyntaxNode node, SyntaxTree? tree, TextSpan span) => tree == node.SyntaxTree && node.Span.Contains(span);

    private static Location PlaceOf(ISymbol symbol) => symbol.Locations.Length > 0 ? symbol.Locations[0] : Location.None;
}
