using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace OpenRouter.Aot;

/// <summary>The names by which a model is told of schemas and tools.</summary>
internal static class SchemaName
{
    private const int MaxLength = 64;

    /// <summary>Refuses what cannot be a name.</summary>
    /// <exception cref="ArgumentException">It is empty, too long, or has another character in it.</exception>
    public static void Check([NotNull] string? name, string what, [CallerArgumentExpression(nameof(name))] string? parameter = null)
    {
        ArgumentNullException.ThrowIfNull(name, parameter);
        if (!IsName(name))
            throw new ArgumentException($"'{name}' cannot be {what}: it must be 1 to {MaxLength} letters, digits, underscores and dashes.", parameter);
    }

    private static bool IsName(string name)
    {
        if (name.Length is 0 or > MaxLength)
            return false;
        foreach (char letter in name)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('_' or '-'))
                return false;
        }

        return true;
    }
}
