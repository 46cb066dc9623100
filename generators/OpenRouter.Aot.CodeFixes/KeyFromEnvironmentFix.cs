using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.CodeFixes;

/// <summary>Reads a key from the environment, where it stands in the source as a text of its own and need not be a constant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class KeyFromEnvironmentFix() : RuleFix(UsageRules.KeyInSource)
{
    private static readonly ExpressionSyntax Replacement = Simplified("global::System.Environment.GetEnvironmentVariable(\"OPENROUTER_API_KEY\")!");

    private protected override string TitleOf(Diagnostic diagnostic) => "Read the key from OPENROUTER_API_KEY";

    private protected override (SyntaxNode Before, SyntaxNode After)? Edit(SyntaxNode node, Diagnostic diagnostic, SyntaxGenerator generator) =>
        diagnostic.Properties.ContainsKey(FixHints.OnlyKey) && node is ExpressionSyntax key && !MustBeConstant(key)
            ? (key, Replacement.WithTriviaFrom(key))
            : null;

    // The name of the type becomes as short as the usings of the file allow.
    private static ExpressionSyntax Simplified(string text)
    {
        ExpressionSyntax expression = SyntaxFactory.ParseExpression(text);
        MemberAccessExpressionSyntax type = expression.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Last();
        return expression.ReplaceNode(type, type.WithAdditionalAnnotations(Simplifier.Annotation));
    }

    private static bool MustBeConstant(ExpressionSyntax key) => key.Ancestors().TakeWhile(one => one is not AnonymousFunctionExpressionSyntax).Any(one => one switch
    {
        AttributeSyntax or ParameterSyntax or SwitchLabelSyntax or PatternSyntax => true,
        LocalDeclarationStatementSyntax local => local.IsConst,
        FieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.ConstKeyword),
        _ => false,
    });
}
