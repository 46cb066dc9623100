using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using OpenRouter.Aot.CodeFixes;

namespace OpenRouter.Aot.Generators.Tests.Harness;

/// <summary>Applies the first fix of each mistake of a rule, one after the other as an editor does, until none is left.</summary>
internal sealed class FixAll(MistakeCase mistake)
{
    /// <summary>More than any case has mistakes, so that a fix which does not help ends.</summary>
    private const int MaxFixes = 100;

    private static readonly CodeFixProvider[] Providers =
        [.. typeof(MakePartialFix).Assembly.GetTypes()
            .Where(type => typeof(CodeFixProvider).IsAssignableFrom(type) && !type.IsAbstract)
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    /// <summary>The rules of which mistakes can be fixed.</summary>
    public static ImmutableSortedSet<string> Ids { get; } = [.. Providers.SelectMany(provider => provider.FixableDiagnosticIds)];

    /// <summary>Those that cannot fix all mistakes of a project at once.</summary>
    public static IEnumerable<string> OneByOne => Providers.Where(provider => provider.GetFixAllProvider() is null).Select(provider => provider.GetType().Name);

    public async Task<string> ApplyAsync(string text)
    {
        for (int count = 0; count < MaxFixes; count++)
        {
            string? after = await ApplyFirstAsync(text);
            if (after is null)
                return text;
            text = after;
        }

        throw new InvalidOperationException($"After {MaxFixes} fixes there are more:\n{text}");
    }

    private async Task<string?> ApplyFirstAsync(string text)
    {
        GeneratorRun run = GeneratorRun.Of(mistake.CompileText(text));
        using var workspace = new AdhocWorkspace();
        Document document = Open(workspace, run.Output);
        foreach (Diagnostic report in await Analysis.ReportAsync(run))
        {
            CodeAction? action = report.Id == mistake.Id ? await FirstActionAsync(document, report) : null;
            if (action is not null)
                return await ApplyAsync(action, document.Id);
        }

        return null;
    }

    private static async Task<CodeAction?> FirstActionAsync(Document document, Diagnostic report)
    {
        CodeAction? first = null;
        foreach (CodeFixProvider provider in Providers.Where(one => one.FixableDiagnosticIds.Contains(report.Id)))
        {
            // What reports has trees of its own, with the same text.
            var context = new CodeFixContext(document, report, (action, _) => first ??= action, TestContext.Current.CancellationToken);
            await provider.RegisterCodeFixesAsync(context);
        }

        Assert.True(first is null or { EquivalenceKey.Length: > 0 }, $"Without a key, the fix of {report.Id} cannot be applied to a whole project.");
        return first;
    }

    private static async Task<string> ApplyAsync(CodeAction action, DocumentId id)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        ApplyChangesOperation changes = Assert.IsType<ApplyChangesOperation>(Assert.Single(operations));
        SourceText text = await changes.ChangedSolution.GetDocument(id)!.GetTextAsync(TestContext.Current.CancellationToken);
        return text.ToString();
    }

    // What was generated is there as in an editor, so that a fix can ask what a name means.
    private static Document Open(AdhocWorkspace workspace, Compilation compilation)
    {
        var id = ProjectId.CreateNewId();
        Solution solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, compilation.AssemblyName!, compilation.AssemblyName!, LanguageNames.CSharp,
            compilationOptions: compilation.Options,
            parseOptions: compilation.SyntaxTrees.First().Options,
            metadataReferences: compilation.References));
        DocumentId? first = null;
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            var document = DocumentId.CreateNewId(id);
            first ??= document;
            solution = solution.AddDocument(document, Path.GetFileName(tree.FilePath), tree.GetText(TestContext.Current.CancellationToken), filePath: tree.FilePath);
        }

        return solution.GetDocument(first!)!;
    }
}
