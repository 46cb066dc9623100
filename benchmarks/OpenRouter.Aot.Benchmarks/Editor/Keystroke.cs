using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>One edit of a file, made in a fresh compilation each time: of one that was bound before, more would be known than an editor knows.</summary>
internal sealed class Keystroke
{
    private readonly CSharpCompilation compilation;
    private readonly SyntaxTree before;
    private readonly SyntaxTree after;
    private readonly TextChange typing;
    private CSharpCompilation current;
    private SyntaxTree edited;
    private bool isTyped;

    private Keystroke(CSharpCompilation compilation, SyntaxTree before, TextChange typing)
    {
        this.compilation = current = compilation;
        this.before = edited = before;
        this.typing = typing;
        after = Change(before, typing);
    }

    /// <summary>Types the key before a place in a file.</summary>
    public static Keystroke Of(CSharpCompilation compilation, string name, string place, string key)
    {
        SyntaxTree before = compilation.SyntaxTrees.Single(tree => Path.GetFileName(tree.FilePath) == name);
        SourceText text = before.GetText();
        int at = text.ToString().IndexOf(place, StringComparison.Ordinal);
        if (at < 0)
            throw new InvalidOperationException($"{name} has no '{place}'.");
        return new Keystroke(compilation, before, new TextChange(new TextSpan(at, 0), key));
    }

    /// <summary>The program with the key.</summary>
    public CSharpCompilation Next() => compilation.ReplaceSyntaxTree(before, after);

    /// <summary>The program with the key, and the next time without it, and so on: each differs from the one before it and is parsed anew, as in an editor.</summary>
    public CSharpCompilation Turn()
    {
        SyntaxTree old = edited;
        edited = Change(old, isTyped ? new TextChange(new TextSpan(typing.Span.Start, typing.NewText!.Length), "") : typing);
        isTyped = !isTyped;
        return current = current.ReplaceSyntaxTree(old, edited);
    }

    private static SyntaxTree Change(SyntaxTree tree, TextChange change) => tree.WithChangedText(tree.GetText().WithChanges(change));
}
