using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.CodeFixes;

/// <summary>Declares a stream with <c>await using</c>, where the code around it may await.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AwaitUsingFix() : RuleFix(UsageRules.StreamNotDisposed)
{
    private protected override string TitleOf(Diagnostic diagnostic) => "Declare the stream with 'await using'";

    private protected override (SyntaxNode Before, SyntaxNode After)? Edit(SyntaxNode node, Diagnostic diagnostic, SyntaxGenerator generator) =>
        diagnostic.Properties.ContainsKey(FixHints.AwaitUsing)
            && node.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is { Declaration.Variables.Count: 1, Parent: not SwitchSectionSyntax } declaration
            && MayAwait(declaration)
            ? (declaration, Await(declaration))
            : null;

    private static LocalDeclarationStatementSyntax Await(LocalDeclarationStatementSyntax declaration) => declaration
        .WithoutLeadingTrivia()
        .WithAwaitKeyword(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space))
        .WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space))
        .WithLeadingTrivia(declaration.GetLeadingTrivia());

    private static bool MayAwait(SyntaxNode node)
    {
        SyntaxTokenList? modifiers = node.Ancestors().Select(one => one switch
        {
            AnonymousFunctionExpressionSyntax function => function.Modifiers,
            LocalFunctionStatementSyntax function => function.Modifiers,
            BaseMethodDeclarationSyntax method => method.Modifiers,
            AccessorDeclarationSyntax accessor => accessor.Modifiers,
            _ => (SyntaxTokenList?)null,
        }).FirstOrDefault(one => one is not null);
        // Outside of any function are the statements of a program, which may.
        return modifiers?.Any(SyntaxKind.AsyncKeyword) ?? true;
    }
}
