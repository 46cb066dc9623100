namespace OpenRouter.Aot.Generators.Model;

/// <summary>A member of an object: a property of a type, or a parameter of a tool.</summary>
/// <param name="Name">The property's or the parameter's name.</param>
/// <param name="WireName">The member's name in JSON.</param>
/// <param name="Value">Its type.</param>
/// <param name="Description">What it is, for the model.</param>
/// <param name="Setting">How it gets into its object.</param>
/// <param name="Parameter">The parameter of the constructor that it is; null where it is none.</param>
/// <param name="Default">What it is where it is missing, as code has it; null where it must be there, or where its object knows.</param>
/// <param name="DefaultJson">The same as JSON; null without one.</param>
internal sealed record SchemaMemberSpec(
    string Name, string WireName, SchemaValueSpec Value, string? Description, SchemaSetting Setting, string? Parameter, string? Default, string? DefaultJson)
{
    /// <summary>Whether it must be there.</summary>
    public bool IsRequired => (Setting is SchemaSetting.Constructor or SchemaSetting.Initializer) && Default is null && !Value.IsNullable;
}
