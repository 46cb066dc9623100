using Microsoft.CodeAnalysis;

namespace OpenRouter.Aot.Generators.Keeping;

/// <summary>What was read of a declaration.</summary>
/// <typeparam name="T">What is read.</typeparam>
/// <param name="spec">What it is; null where there is nothing to generate.</param>
/// <param name="trees">The trees that it was read from.</param>
internal sealed class Kept<T>(T? spec, IReadOnlyCollection<SyntaxTree> trees)
    where T : class
{
    public T? Spec { get; } = spec;

    public IReadOnlyCollection<SyntaxTree> Trees { get; } = trees;
}
