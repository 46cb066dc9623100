using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.CodeFixes;

/// <summary>Marks a type that is used inside a schema, and makes it partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MarkSchemaFix : CodeFixProvider
{
    private const string Title = "Mark the type with [OpenRouterSchema]";
    private const string Mark = "OpenRouter.Aot.OpenRouterSchema";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [SchemaRules.NotMarked.Id];

    /// <summary>All at once: a type that is used twice is marked once, which a merge of single fixes cannot know.</summary>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        await MarkAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
            context.RegisterCodeFix(CodeAction.Create(Title, token => MarkAsync(context.Document, [diagnostic], token), Title), diagnostic);
        return Task.CompletedTask;
    }
}
