using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.CodeFixes;

/// <summary>Marks a class as a pool that has keys or models and is none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MarkPoolFix() : RuleFix(PoolRules.NoPool)
{
    private const string Name = "OpenRouterKeyPool";

    private protected override string TitleOf(Diagnostic diagnostic) => $"Add [{Name}]";

    private protected override (SyntaxNode Before, SyntaxNode After)? Edit(SyntaxNode node, Diagnostic diagnostic, SyntaxGenerator generator)
    {
        // Written as the attribute that stands there is: by its name alone, or with its namespace.
        if (node.FirstAncestorOrSelf<AttributeListSyntax>() is not { Parent: TypeDeclarationSyntax type } list || node.FirstAncestorOrSelf<AttributeSyntax>() is not { } known)
            return null;
        NameSyntax name = known.Name is QualifiedNameSyntax qualified
            ? qualified.WithRight(SyntaxFactory.IdentifierName(Name))
            : SyntaxFactory.IdentifierName(Name);
        AttributeListSyntax mark = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(name)))
            .WithLeadingTrivia(list.GetLeadingTrivia())
            .WithTrailingTrivia(list.GetTrailingTrivia());
        int index = type.AttributeLists.IndexOf(list);
        AttributeListSyntax after = list.WithLeadingTrivia(list.GetLeadingTrivia().Where(one => one.IsKind(SyntaxKind.WhitespaceTrivia)));
        return (type, type.WithAttributeLists(type.AttributeLists.Replace(list, after).Insert(index, mark)));
    }
}
