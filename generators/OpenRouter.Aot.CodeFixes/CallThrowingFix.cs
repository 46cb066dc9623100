using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.CodeFixes;

/// <summary>Calls the form of a method that throws, where nobody looks at the result of the form that does not.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class CallThrowingFix() : RuleFix(UsageRules.ResultIgnored)
{
    private protected override string TitleOf(Diagnostic diagnostic) => $"Call '{diagnostic.Properties[FixHints.CallInstead]}'";

    private protected override (SyntaxNode Before, SyntaxNode After)? Edit(SyntaxNode node, Diagnostic diagnostic, SyntaxGenerator generator) =>
        diagnostic.Properties.TryGetValue(FixHints.CallInstead, out string? name) && node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }
            ? (access.Name, SyntaxFactory.IdentifierName(name!).WithTriviaFrom(access.Name))
            : null;
}
