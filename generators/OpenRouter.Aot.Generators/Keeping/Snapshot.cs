using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace OpenRouter.Aot.Generators.Keeping;

/// <summary>What is known of the declarations of one compilation. It is only ever added to, by several threads at once if need be.</summary>
/// <typeparam name="T">What is read.</typeparam>
/// <param name="state">What the compilation is made of.</param>
internal sealed class Snapshot<T>(ProgramState state)
    where T : class
{
    private readonly ConcurrentDictionary<(SyntaxTree Tree, TextSpan Span), Kept<T>> all = new();

    /// <summary>What was read of a declaration; null where it was not read yet.</summary>
    public Kept<T>? Find(SyntaxTree tree, TextSpan span) => all.TryGetValue((tree, span), out Kept<T>? kept) ? kept : null;

    /// <summary>Keeps what was read of one.</summary>
    public void Keep(SyntaxTree tree, TextSpan span, Kept<T> kept) => all[(tree, span)] = kept;

    /// <summary>The same for the next compilation, with what still stands in it; null where declarations have changed on which anything may hang.</summary>
    public Snapshot<T>? GoOn(CSharpCompilation compilation)
    {
        if (state.FindEdited(compilation) is not { } edited)
            return null;
        var next = new Snapshot<T>(state.With(compilation));
        foreach (KeyValuePair<(SyntaxTree, TextSpan), Kept<T>> one in all)
        {
            if (!one.Value.Trees.Any(edited.Contains))
                next.all[one.Key] = one.Value;
        }

        return next;
    }
}
