using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>Reads a marked type. What comes out holds nothing of the compiler's.</summary>
internal static class DeclarationReader
{
    public static Found Read(GeneratorAttributeSyntaxContext context, ValueKind kind, CancellationToken cancellationToken)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var syntax = (TypeDeclarationSyntax)context.TargetNode;
        if (type.ContainingType is not null || type.IsGenericType || !syntax.Modifiers.Any(SyntaxKind.PartialKeyword))
            return new Found(null, [Diagnostic.Create(Diagnostics.NotPartial, syntax.Identifier.GetLocation(), type.Name)]);

        var mistakes = new List<Diagnostic>();
        var members = new List<MemberSpec>();
        foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!property.IsPartialDefinition)
                continue;
            if (ReadMember(property, kind, cancellationToken) is { } member)
                members.Add(member);
            else
                mistakes.Add(Diagnostic.Create(Diagnostics.UnknownType, PlaceOf(property), property.Name, property.Type.ToDisplayString()));
        }

        FindClashes(type, members, kind, mistakes);
        string space = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString();
        string words = kind switch
        {
            ValueKind.Model => "partial class",
            ValueKind.OpenEnum => "readonly partial record struct",
            _ => "readonly partial struct",
        };
        bool keepsNulls = context.Attributes.Any(attribute => attribute.NamedArguments.Any(argument => argument.Key == "KeepsNulls" && argument.Value.Value is true));
        bool hasDefaults = type.InstanceConstructors.Any(constructor => constructor is { IsImplicitlyDeclared: false, Parameters.Length: 0 });
        bool isPublic = type.DeclaredAccessibility == Accessibility.Public;
        return new Found(
            mistakes.Count == 0 ? new TypeSpec(kind, space, type.Name, words, isPublic, keepsNulls, hasDefaults, new EquatableArray<MemberSpec>(members)) : null, mistakes);
    }

    private static MemberSpec? ReadMember(IPropertySymbol property, ValueKind owner, CancellationToken cancellationToken)
    {
        string? wireName = null;
        bool isSeldom = false, isText = false, repeats = false;
        foreach (AttributeData attribute in property.GetAttributes())
        {
            switch (attribute.AttributeClass?.Name)
            {
                case AttributeNames.Name:
                    wireName = attribute.ConstructorArguments[0].Value as string;
                    break;
                case AttributeNames.Seldom:
                    isSeldom = true;
                    break;
                case AttributeNames.Repeats:
                    repeats = true;
                    break;
                case AttributeNames.Text:
                    isText = true;
                    break;
            }
        }

        // The texts of an open enum are of its own type, whatever that looks like before it is whole.
        string declared = property.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));
        ValueSpec? value = owner == ValueKind.OpenEnum ? new ValueSpec(ValueKind.OpenEnum, declared) : ValueReader.Read(property.Type, isText);
        if (value is null)
            return null;
        wireName ??= WireNames.Of(property.Name);
        string accessibility = property.DeclaredAccessibility == Accessibility.Public ? "public" : "internal";
        string modifiers = accessibility + (property.IsStatic ? " static" : "") + (property.IsRequired ? " required" : "") + " partial";
        string setter = property.SetMethod is null ? "" : property.SetMethod.IsInitOnly ? "init" : "set";
        return new MemberSpec(
            property.Name, wireName, value, declared, modifiers, setter, isSeldom, property.IsRequired, repeats,
            Documentation.Of(property, value.Kind == ValueKind.Extra || owner == ValueKind.Union ? null : wireName, cancellationToken));
    }

    private static void FindClashes(INamedTypeSymbol type, List<MemberSpec> members, ValueKind kind, List<Diagnostic> mistakes)
    {
        var seen = new Dictionary<string, MemberSpec>(StringComparer.Ordinal);
        foreach (MemberSpec member in members)
        {
            string key = kind == ValueKind.Union ? Tokens.Of(member.Value.Kind) : member.WireName;
            if (!seen.TryGetValue(key, out MemberSpec? first))
            {
                seen.Add(key, member);
                continue;
            }

            Location place = PlaceOf(type.GetMembers(member.Name)[0]);
            mistakes.Add(kind == ValueKind.Union
                ? Diagnostic.Create(Diagnostics.TokenTwice, place, first.Name, member.Name)
                : Diagnostic.Create(Diagnostics.NameTwice, place, first.Name, member.Name, key));
        }
    }

    private static Location PlaceOf(ISymbol symbol) => symbol.Locations.Length > 0 ? symbol.Locations[0] : Location.None;
}
