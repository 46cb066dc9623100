using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OpenRouter.Aot.Generators.Keeping;

/// <summary>What a compilation is made of, without the compilation.</summary>
internal sealed class ProgramState
{
    private readonly string? name;
    private readonly CSharpCompilationOptions options;
    private readonly ImmutableArray<SyntaxTree> trees;

    // Weak, because a reference to another project holds that one's compilation.
    private readonly ImmutableArray<WeakReference<MetadataReference>> references;

    private ProgramState(CSharpCompilation compilation, ImmutableArray<WeakReference<MetadataReference>> references)
    {
        name = compilation.AssemblyName;
        options = compilation.Options;
        trees = compilation.SyntaxTrees;
        this.references = references;
    }

    /// <summary>The state of a compilation.</summary>
    public static ProgramState Of(CSharpCompilation compilation) =>
        new(compilation, [.. compilation.ExternalReferences.Select(one => new WeakReference<MetadataReference>(one))]);

    /// <summary>The state of a compilation that has the same references.</summary>
    public ProgramState With(CSharpCompilation compilation) => new(compilation, references);

    /// <summary>
    /// The trees that a compilation has no longer, where it has another in place of each that declares the same; null where it differs in anything else.
    /// </summary>
    public HashSet<SyntaxTree>? FindEdited(CSharpCompilation compilation)
    {
        if (compilation.AssemblyName != name || compilation.SyntaxTrees.Length != trees.Length || !HasReferences(compilation)
            || !(ReferenceEquals(compilation.Options, options) || compilation.Options.Equals(options)))
        {
            return null;
        }

        var edited = new HashSet<SyntaxTree>();
        for (int i = 0; i < trees.Length; i++)
        {
            SyntaxTree after = compilation.SyntaxTrees[i];
            if (after == trees[i])
                continue;
            if (!SameDeclarations.In(trees[i], after))
                return null;
            edited.Add(trees[i]);
        }

        return edited;
    }

    private bool HasReferences(CSharpCompilation compilation)
    {
        ImmutableArray<MetadataReference> others = compilation.ExternalReferences;
        if (others.Length != references.Length)
            return false;
        for (int i = 0; i < others.Length; i++)
        {
            if (!references[i].TryGetTarget(out MetadataReference? mine) || !ReferenceEquals(mine, others[i]))
                return false;
        }

        return true;
    }
}
