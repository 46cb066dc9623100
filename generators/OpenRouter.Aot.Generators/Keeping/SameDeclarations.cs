using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRouter.Aot.Generators.Keeping;

/// <summary>
/// Whether two versions of a file differ only in what cannot change the meaning of any other file: bodies, values that fields begin with, comments, and the
/// arguments of attributes, which count for the declaration that they stand at. Constants, whose value may stand anywhere, must be the same.
/// </summary>
internal static class SameDeclarations
{
    public static bool In(SyntaxTree before, SyntaxTree after) =>
        before.FilePath == after.FilePath && before.Options.Equals(after.Options) && In(before.GetRoot(), after.GetRoot());

    private static bool In(SyntaxNode before, SyntaxNode after)
    {
        if (SyntaxFactory.AreEquivalent(before, after, topLevel: true))
            return true;
        if (before.RawKind != after.RawKind)
            return false;
        if (before is AttributeArgumentListSyntax)
            return true;
        // Those of the whole assembly stand at no declaration.
        if (before is AttributeListSyntax { Parent: CompilationUnitSyntax })
            return false;
        ChildSyntaxList ones = before.ChildNodesAndTokens(), others = after.ChildNodesAndTokens();
        if (ones.Count != others.Count)
            return false;
        for (int i = 0; i < ones.Count; i++)
        {
            if (!In(ones[i], others[i]))
                return false;
        }

        return true;
    }

    private static bool In(SyntaxNodeOrToken before, SyntaxNodeOrToken after) => before.AsNode() is { } node
        ? after.AsNode() is { } other && In(node, other)
        : after.IsToken && SyntaxFactory.AreEquivalent(before.AsToken(), after.AsToken());
}
