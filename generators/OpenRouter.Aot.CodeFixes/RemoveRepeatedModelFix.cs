using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.CodeFixes;

/// <summary>Removes a model that stands twice in a list of fallbacks.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RemoveRepeatedModelFix() : RuleFix(ModelRules.Repeated)
{
    private protected override string TitleOf(Diagnostic diagnostic) => "Remove the repeated model";

    private protected override (SyntaxNode Before, SyntaxNode After)? Edit(SyntaxNode node, Diagnostic diagnostic, SyntaxGenerator generator)
    {
        SyntaxNode item = node.Parent is ArgumentSyntax or AttributeArgumentSyntax or ExpressionElementSyntax ? node.Parent : node;
        // The last of a list may have the space before the brace; what stands behind a comma goes with it.
        SyntaxRemoveOptions kept = item.HasTrailingTrivia ? SyntaxRemoveOptions.KeepTrailingTrivia : SyntaxRemoveOptions.KeepNoTrivia;
        return item.Parent is { } list && list.RemoveNode(item, kept) is { } shorter ? (list, shorter) : null;
    }
}
