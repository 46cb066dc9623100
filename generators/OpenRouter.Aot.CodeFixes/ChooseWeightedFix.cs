using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.CodeFixes;

/// <summary>Chooses the strategy that heeds weights.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ChooseWeightedFix() : RuleFix(PoolRules.WeightIgnored)
{
    private protected override string TitleOf(Diagnostic diagnostic) => "Choose the strategy Weighted";

    private protected override (SyntaxNode Before, SyntaxNode After)? Edit(SyntaxNode node, Diagnostic diagnostic, SyntaxGenerator generator) =>
        node is MemberAccessExpressionSyntax { Name: { } name } ? (name, SyntaxFactory.IdentifierName("Weighted").WithTriviaFrom(name)) : null;
}
