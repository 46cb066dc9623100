using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>One edit of a file, made in a fresh compilation each time: of one that was bound before, more would be known than an editor knows.</summary>
internal sealed class Keystroke(CSharpCompilation compilation, SyntaxTree before, SyntaxTree after)
{
    /// <summary>Types the key before a place in a file.</summary>
    public static Keystroke Of(CSharpCompilation compilation, string name, string place, string key)
    {
        SyntaxTree before = compilation.SyntaxTrees.Single(tree => Path.GetFileName(tree.FilePath) == name);
        SourceText text = before.GetText();
        int at = text.ToString().IndexOf(place, StringComparison.Ordinal);
        if (at < 0)
            throw new InvalidOperationException($"{name} has no '{place}'.");
        return new Keystroke(compilation, before, before.WithChangedText(text.WithChanges(new TextChange(new TextSpan(at, 0), key))));
    }

    public CSharpCompilation Next() => compilation.ReplaceSyntaxTree(before, after);
}
