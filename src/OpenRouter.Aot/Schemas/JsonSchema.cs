using System.ComponentModel;
using System.Text.Json.Serialization.Metadata;

namespace OpenRouter.Aot;

/// <summary>Makes schemas of types that are not one's own.</summary>
public static class JsonSchema
{
    /// <summary>The schema of a type that <c>System.Text.Json</c> reads and writes.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="typeInfo">Its metadata, from a source-generated <c>JsonSerializerContext</c>.</param>
    /// <param name="name">The schema's name: 1 to 64 letters, digits, underscores and dashes.</param>
    /// <param name="schema">The schema: a JSON object. For strict mode, every object in it needs <c>additionalProperties: false</c> and all its members in <c>required</c>.</param>
    /// <param name="description">What it is for, for the model.</param>
    /// <exception cref="ArgumentException">The name cannot be one, or the schema is no object.</exception>
    public static JsonSchema<T> FromTypeInfo<T>(JsonTypeInfo<T> typeInfo, string name, RawJson schema, string? description = null)
    {
        ArgumentNullException.ThrowIfNull(typeInfo);
        return new TypeInfoSchema<T>(typeInfo, name, description, schema);
    }

    /// <summary>The schema that was written at compile time; generated code calls it.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="name">The schema's name.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="utf8Json">The schema, without white space around it.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static JsonSchema<T> FromGenerated<T>(string name, string? description, ReadOnlySpan<byte> utf8Json)
        where T : IJsonSchema<T> => new GeneratedSchema<T>(name, description, new RawJson(utf8Json.ToArray()));
}
