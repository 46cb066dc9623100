namespace OpenRouter.Aot.Generators.Model;

/// <summary>A type as a schema, its reader and its writer see it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Type">Its name in full, without the mark of a nullable.</param>
/// <param name="IsNullable">Whether null is one of its values.</param>
/// <param name="IsValueType">Whether it is a value type.</param>
/// <param name="Item">What it is a list of.</param>
/// <param name="Members">The members of an enumeration.</param>
/// <param name="Limits">What is allowed of its values.</param>
internal sealed record SchemaValueSpec(
    SchemaKind Kind, string Type, bool IsNullable, bool IsValueType, SchemaValueSpec? Item, EquatableArray<SchemaEnumMember> Members, SchemaLimits Limits)
{
    /// <summary>The type as code declares it.</summary>
    public string DeclaredType => IsNullable ? Type + "?" : Type;
}
