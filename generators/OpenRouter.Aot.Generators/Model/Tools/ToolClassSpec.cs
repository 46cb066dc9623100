namespace OpenRouter.Aot.Generators.Model;

/// <summary>A class with tools.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="HidesAll">Whether the set of its static tools hides that of a base type.</param>
/// <param name="HidesCreate">Whether the method that makes the set of all tools hides that of a base type.</param>
/// <param name="Tools">Its tools in their order.</param>
internal sealed record ToolClassSpec(TypePlace Place, bool HidesAll, bool HidesCreate, EquatableArray<ToolSpec> Tools)
{
    /// <summary>The class's name, by which tests find it.</summary>
    public string Name => Place.Name;
}
