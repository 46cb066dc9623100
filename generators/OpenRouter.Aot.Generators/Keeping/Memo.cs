using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace OpenRouter.Aot.Generators.Keeping;

/// <summary>
/// Keeps what was read of declarations from one compilation to the next. The compiler asks for each of them again at each key, since their meaning may hang on
/// any file, and reading binds them anew; a key in a method changes none of it. What is known lives as long as the compilation that it was read in, which the
/// driver has until the next, and holds nothing but its trees.
/// </summary>
/// <typeparam name="T">What is read.</typeparam>
internal sealed class Memo<T>
    where T : class
{
    // One program is edited at a time; the others are for drivers that turn between programs, or go on from an older state.
    private const int MaxSnapshots = 8;

    private readonly ConditionalWeakTable<Compilation, Snapshot<T>> compilations = new();
    private readonly List<WeakReference<Snapshot<T>>> latest = [];

    /// <summary>What was read of a declaration, where nothing that it was read from has changed since; null where it must be read.</summary>
    public Kept<T>? Find(Compilation compilation, SyntaxTree tree, TextSpan span) => SnapshotOf((CSharpCompilation)compilation).Find(tree, span);

    /// <summary>Keeps what was read of a declaration.</summary>
    public void Keep(Compilation compilation, SyntaxTree tree, TextSpan span, Kept<T> kept) => SnapshotOf((CSharpCompilation)compilation).Keep(tree, span, kept);

    private Snapshot<T> SnapshotOf(CSharpCompilation compilation)
    {
        // Before the lock, which all but the first of a compilation need not take.
        if (compilations.TryGetValue(compilation, out Snapshot<T>? known))
            return known;
        lock (latest)
        {
            if (compilations.TryGetValue(compilation, out known))
                return known;
            Snapshot<T> next = Next(compilation);
            compilations.Add(compilation, next);
            latest.Insert(0, new WeakReference<Snapshot<T>>(next));
            if (latest.Count > MaxSnapshots)
                latest.RemoveAt(MaxSnapshots);
            return next;
        }
    }

    // It takes the place of the one that it goes on from.
    private Snapshot<T> Next(CSharpCompilation compilation)
    {
        latest.RemoveAll(static one => !one.TryGetTarget(out _));
        for (int i = 0; i < latest.Count; i++)
        {
            if (!latest[i].TryGetTarget(out Snapshot<T>? before) || before.GoOn(compilation) is not { } next)
                continue;
            latest.RemoveAt(i);
            return next;
        }

        return new Snapshot<T>(ProgramState.Of(compilation));
    }
}
