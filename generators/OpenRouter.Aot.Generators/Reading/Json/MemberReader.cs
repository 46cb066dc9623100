using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>Reads a partial property.</summary>
internal static class MemberReader
{
    private static readonly SymbolDisplayFormat DeclaredFormat = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Reads it; null where the wire has no form for its type.</summary>
    public static MemberSpec? Read(IPropertySymbol property, ValueKind owner, CancellationToken cancellationToken)
    {
        string? wireName = null;
        bool isSeldom = false, isText = false, repeats = false;
        foreach (AttributeData attribute in property.GetAttributes())
        {
            switch (AttributeNames.Of(attribute))
            {
                // While it is typed, it has no name yet.
                case AttributeNames.Name:
                    wireName = attribute.ConstructorArguments.FirstOrDefault().Value as string;
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

        if (ReadValue(property, owner, isText) is not { } value)
            return null;
        wireName ??= WireNames.Of(property.Name);
        // Both parts of a property must be declared alike.
        var syntax = (BasePropertyDeclarationSyntax)property.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        return new MemberSpec(
            property.Name, wireName, value, property.Type.ToDisplayString(DeclaredFormat), WordsOf(syntax.Modifiers),
            AccessorOf(syntax, SyntaxKind.GetKeyword), AccessorOf(syntax, SyntaxKind.SetKeyword) + AccessorOf(syntax, SyntaxKind.InitKeyword),
            isSeldom, property.IsRequired, repeats,
            Documentation.Of(property, value.Kind == ValueKind.Extra || owner == ValueKind.Union ? null : wireName, cancellationToken));
    }

    private static ValueSpec? ReadValue(IPropertySymbol property, ValueKind owner, bool isText) => owner switch
    {
        // The texts of an open enum are of its own type.
        ValueKind.OpenEnum => SymbolEqualityComparer.Default.Equals(property.Type, property.ContainingType)
            ? new ValueSpec(ValueKind.OpenEnum, property.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))
            : null,
        ValueKind.Union => ValueReader.Read(property.Type, isText) is { } alternative && ValueReader.CanBeAlternative(alternative) ? alternative : null,
        _ => ValueReader.Read(property.Type, isText),
    };

    private static string AccessorOf(BasePropertyDeclarationSyntax property, SyntaxKind keyword)
    {
        AccessorDeclarationSyntax? accessor = property.AccessorList?.Accessors.FirstOrDefault(one => one.Keyword.IsKind(keyword));
        return accessor is null ? "" : accessor.Modifiers.Count == 0 ? accessor.Keyword.Text : WordsOf(accessor.Modifiers) + " " + accessor.Keyword.Text;
    }

    private static string WordsOf(SyntaxTokenList modifiers) => string.Join(" ", modifiers.Select(modifier => modifier.Text));
}
