using Microsoft.CodeAnalysis;

namespace OpenRouter.Aot.Generators.Keeping;

/// <summary>
/// Reads marked declarations for a step, each only where something that it is read from has changed. It stands beside the steps: their values must hold
/// nothing of the compiler's.
/// </summary>
/// <typeparam name="TSpec">What is read.</typeparam>
/// <param name="read">Reads it.</param>
internal sealed class SpecMemo<TSpec>(Func<GeneratorAttributeSyntaxContext, CancellationToken, TSpec?> read)
    where TSpec : class
{
    private readonly Memo<TSpec> memo = new();

    /// <summary>What a marked declaration is.</summary>
    public TSpec? Read(GeneratorAttributeSyntaxContext marked, CancellationToken cancellationToken)
    {
        Compilation compilation = marked.SemanticModel.Compilation;
        SyntaxNode node = marked.TargetNode;
        if (memo.Find(compilation, node.SyntaxTree, node.Span) is { } kept)
            return kept.Spec;
        TSpec? spec = read(marked, cancellationToken);
        INamedTypeSymbol type = marked.TargetSymbol as INamedTypeSymbol ?? marked.TargetSymbol.ContainingType;
        memo.Keep(compilation, node.SyntaxTree, node.Span, new Kept<TSpec>(spec, ConsultedTrees.Of(type, compilation)));
        return spec;
    }
}
