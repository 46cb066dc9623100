using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using OpenRouter.Aot.Generators.Emitting;
using OpenRouter.Aot.Generators.Keeping;
using OpenRouter.Aot.Generators.Model;
using OpenRouter.Aot.Generators.Reading;

namespace OpenRouter.Aot.Generators;

/// <summary>Writes the tools of each class with methods that are marked with <c>[OpenRouterTool]</c>. Its mistakes an analyzer reports.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ToolGenerator : IIncrementalGenerator
{
    private readonly SpecMemo<ToolClassSpec> memo = new(Read);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ToolClassSpec> classes = context.SyntaxProvider.ForAttributeWithMetadataName(
                AttributeNames.InFull(AttributeNames.Tool),
                static (node, _) => node is MethodDeclarationSyntax,
                memo.Read)
            .Where(static type => type is not null)
            .Select(static (type, _) => type!)
            .WithTrackingName(TrackingNames.ToolClasses);
        context.RegisterSourceOutput(classes, static (output, type) =>
            output.AddSource(type.Place.HintName + ToolClassReader.FileEnd, SourceText.From(ToolEmitter.Emit(type), Encoding.UTF8)));
    }

    // The first method stands for its class, so that each class is written once.
    private static ToolClassSpec? Read(GeneratorAttributeSyntaxContext marked, CancellationToken cancellationToken)
    {
        INamedTypeSymbol type = marked.TargetSymbol.ContainingType;
        IReadOnlyList<IMethodSymbol> methods = ToolClassReader.MethodsOf(type);
        return methods.Count > 0 && SymbolEqualityComparer.Default.Equals(methods[0], marked.TargetSymbol)
            && ((MethodDeclarationSyntax)marked.TargetNode).Identifier.Span == marked.TargetSymbol.Locations[0].SourceSpan
            ? ToolClassReader.Read(type, marked.SemanticModel.Compilation, new MistakeList(keeps: false), cancellationToken)
            : null;
    }
}
