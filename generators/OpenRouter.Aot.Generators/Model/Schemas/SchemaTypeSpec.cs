namespace OpenRouter.Aot.Generators.Model;

/// <summary>A type that gets a schema, its reader and its writer.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="HidesBase">Whether its schema hides that of a base type.</param>
/// <param name="SchemaName">The schema's name.</param>
/// <param name="Description">What it is for, for the model.</param>
/// <param name="Json">The schema, in pieces of a line.</param>
/// <param name="Members">Its members in their order.</param>
internal sealed record SchemaTypeSpec(
    TypePlace Place, bool HidesBase, string SchemaName, string? Description, EquatableArray<string> Json, EquatableArray<SchemaMemberSpec> Members)
{
    /// <summary>The type's name, by which tests find it.</summary>
    public string Name => Place.Name;
}
