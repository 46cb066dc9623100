namespace OpenRouter.Aot.Generators.Model;

/// <summary>Where the other part of a partial type is written, which may stand in other types.</summary>
/// <param name="Namespace">Its namespace; empty without one.</param>
/// <param name="Headers">The declarations to open, from the outermost: <c>partial class Outer&lt;T&gt;</c>.</param>
/// <param name="Name">Its own name.</param>
/// <param name="FullName">The name with its namespace and the types around it, for people.</param>
internal sealed record TypePlace(string Namespace, EquatableArray<string> Headers, string Name, string FullName)
{
    /// <summary>How the name of its file begins, as that of no other type does.</summary>
    public string HintName => FullName.Replace('<', '{').Replace('>', '}').Replace(", ", ",");
}
