namespace OpenRouter.Aot.Generators.Model;

/// <summary>A type that gets its storage, reader and writer.</summary>
/// <param name="Kind">Whether it is a model, an open enum or a union.</param>
/// <param name="Namespace">Its namespace; empty without one.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsPublic">Whether callers see it.</param>
/// <param name="KeepsNulls">Whether nulls are kept.</param>
/// <param name="HasDefaults">Whether its own constructor sets members, which must not appear in what is read.</param>
/// <param name="Members">Its members in their order: of an open enum the texts that are known, of a union its alternatives.</param>
internal sealed record TypeSpec(
    ValueKind Kind, string Namespace, string Name, bool IsPublic, bool KeepsNulls, bool HasDefaults, EquatableArray<MemberSpec> Members)
{
    /// <summary>The name with its namespace.</summary>
    public string FullName => Namespace.Length == 0 ? Name : Namespace + "." + Name;

    /// <summary>A file name that no other type has.</summary>
    public string HintName => FullName + ".g.cs";
}
