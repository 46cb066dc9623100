using Microsoft.CodeAnalysis;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>Compares namespaces without writing their names out, which each keystroke would do some thousand times.</summary>
internal static class Namespaces
{
    /// <summary>Whether a symbol is in the namespace of that full name.</summary>
    public static bool IsIn(ISymbol symbol, string space)
    {
        int end = space.Length;
        for (INamespaceSymbol? one = symbol.ContainingNamespace; one is { IsGlobalNamespace: false }; one = one.ContainingNamespace)
        {
            int start = end - one.Name.Length;
            if (start < 0 || string.CompareOrdinal(space, start, one.Name, 0, one.Name.Length) != 0)
                return false;
            if (start == 0)
                return one.ContainingNamespace.IsGlobalNamespace;
            if (space[start - 1] != '.')
                return false;
            end = start - 1;
        }

        return false;
    }
}
