using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.CodeFixes;

/// <summary>Marks a type that is used inside a schema, in whichever file it stands, and makes it partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MarkSchemaFix : CodeFixProvider
{
    private const string Title = "Mark the type with [OpenRouterSchema]";
    private const string Attribute = "OpenRouterSchema";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [SchemaRules.NotMarked.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.Project.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false) is not { } compilation)
            return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(FixHints.MarkSchema, out string? name) && Find(compilation, name!, context.CancellationToken) is { } place
                && context.Document.Project.GetDocument(place.SyntaxTree) is { } document)
            {
                context.RegisterCodeFix(CodeAction.Create(Title, token => MarkAsync(document, place, token), Title), diagnostic);
            }
        }
    }

    private static SyntaxReference? Find(Compilation compilation, string name, CancellationToken cancellationToken)
    {
        string simple = name.Substring(name.LastIndexOf('.') + 1);
        return compilation.GetSymbolsWithName(simple, SymbolFilter.Type, cancellationToken)
            .FirstOrDefault(type => type.ToDisplayString() == name)?.DeclaringSyntaxReferences.FirstOrDefault();
    }

    private static async Task<Document> MarkAsync(Document document, SyntaxReference place, CancellationToken cancellationToken)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        var type = (TypeDeclarationSyntax)await place.GetSyntaxAsync(cancellationToken).ConfigureAwait(false);
        bool isKnown = editor.SemanticModel.LookupNamespacesAndTypes(type.SpanStart, name: Attribute + "Attribute").Length > 0;
        string text = type.SyntaxTree.ToString();
        SyntaxTrivia lineEnd = text.Contains("\r\n") ? SyntaxFactory.CarriageReturnLineFeed : SyntaxFactory.LineFeed;
        AttributeListSyntax mark = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(
                SyntaxFactory.Attribute(SyntaxFactory.ParseName(isKnown ? Attribute : "OpenRouter.Aot." + Attribute))))
            .WithLeadingTrivia(type.GetLeadingTrivia())
            .WithTrailingTrivia(lineEnd);
        // What stands above the type stands above its mark, and only the indent stays.
        var whole = (TypeDeclarationSyntax)editor.Generator.WithModifiers(type, editor.Generator.GetModifiers(type).WithPartial(true));
        whole = whole.WithLeadingTrivia(type.GetLeadingTrivia().Where((trivia, index) => index == type.GetLeadingTrivia().Count - 1 && trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
        editor.ReplaceNode(type, whole.WithAttributeLists(whole.AttributeLists.Insert(0, mark)));
        return editor.GetChangedDocument();
    }
}
