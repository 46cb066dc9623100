namespace OpenRouter.Aot.Generators.Model;

/// <summary>Where the generated part of a type stands.</summary>
/// <param name="Namespace">Its namespace; empty without one.</param>
/// <param name="Containers">The declarations of the types around it, from the outermost, as <c>partial class Outer</c>.</param>
/// <param name="Keyword">What it is, as <c>record struct</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="FullName">Its name in full, as code has it.</param>
internal sealed record DeclarationSpec(string Namespace, EquatableArray<string> Containers, string Keyword, string Name, string FullName)
{
    /// <summary>A file name that no other type has.</summary>
    public string HintName => FullName.Replace("global::", "").Replace("@", "");
}
