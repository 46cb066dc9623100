using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace OpenRouter.Aot;

/// <summary>A type with a JSON schema that was written at compile time. Mark a type with <see cref="OpenRouterSchemaAttribute"/>; do not implement it by hand.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
[SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "The schema of a type belongs to the type.")]
public interface IJsonSchema<TSelf>
    where TSelf : IJsonSchema<TSelf>
{
    /// <summary>The schema, with its reader and its writer.</summary>
    public static abstract JsonSchema<TSelf> JsonSchema { get; }

    /// <summary>Reads the value that comes next.</summary>
    /// <param name="reader">The reader.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static abstract TSelf ReadJson(ref SchemaReader reader);

    /// <summary>Writes a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="writer">The writer.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static abstract void WriteJson(TSelf value, ref SchemaWriter writer);
}
