using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>Aliases as names in code: <c>claude-4.5</c> is <c>Claude45</c>.</summary>
internal static class PascalNames
{
    /// <summary>The name of an alias; empty where it has no letter or digit to make one of.</summary>
    /// <param name="alias">The alias.</param>
    /// <param name="noun">What stands before a name that would begin with a digit.</param>
    public static string Of(string alias, string noun)
    {
        var name = new StringBuilder(alias.Length);
        bool begins = true;
        foreach (char letter in alias)
        {
            if (char.IsLetterOrDigit(letter))
                name.Append(begins ? char.ToUpperInvariant(letter) : letter);
            begins = !char.IsLetterOrDigit(letter);
        }

        if (name.Length > 0 && !char.IsLetter(name[0]))
            name.Insert(0, noun);
        return SyntaxFacts.IsValidIdentifier(name.ToString()) ? name.ToString() : "";
    }
}
