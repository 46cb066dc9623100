using System.Globalization;

namespace OpenRouter.Aot.Generators.Emitting;

/// <summary>Names in one body of code, none of which is there twice.</summary>
/// <param name="taken">Those that are there already.</param>
internal sealed class LocalNames(params string[] taken)
{
    private readonly HashSet<string> names = new(taken, StringComparer.Ordinal);

    /// <summary>A name that nothing else has, like the one that is wished for.</summary>
    public string Add(string wished)
    {
        string name = wished;
        for (int i = 2; !names.Add(name); i++)
            name = wished + i.ToString(CultureInfo.InvariantCulture);
        return Naming.Identifier(name);
    }

    /// <summary>With a small first letter.</summary>
    public static string Small(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>With a capital first letter.</summary>
    public static string Capital(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}
