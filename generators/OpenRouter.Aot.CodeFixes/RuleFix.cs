using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace OpenRouter.Aot.CodeFixes;

/// <summary>A fix that puts one node in another's place. It can be applied to a whole project at once.</summary>
public abstract class RuleFix : CodeFixProvider
{
    private protected RuleFix(params IEnumerable<DiagnosticDescriptor> rules) => FixableDiagnosticIds = [.. rules.Select(rule => rule.Id)];

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;
        var generator = SyntaxGenerator.GetGenerator(context.Document);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (Edit(node, diagnostic, generator) is not { } edit)
                continue;
            var action = CodeAction.Create(
                TitleOf(diagnostic), _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(edit.Before, edit.After))), GetType().Name);
            context.RegisterCodeFix(action, diagnostic);
        }
    }

    /// <summary>What an editor shows of the fix.</summary>
    private protected abstract string TitleOf(Diagnostic diagnostic);

    /// <summary>What takes the place of what; null where no fix is obvious.</summary>
    private protected abstract (SyntaxNode Before, SyntaxNode After)? Edit(SyntaxNode node, Diagnostic diagnostic, SyntaxGenerator generator);
}
