using System.Buffers;
using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>The JSON schema of a type, and how its values are read and written. Immutable, and safe for use by several threads.</summary>
/// <typeparam name="T">The type.</typeparam>
public abstract class JsonSchema<T>
{
    private protected JsonSchema(string name, string? description, RawJson json)
    {
        SchemaName.Check(name, "a schema's name");
        if (json.Kind != JsonValueKind.Object)
            throw new ArgumentException("A schema must be a JSON object.", nameof(json));
        Name = name;
        Description = description;
        Json = json;
    }

    /// <summary>The name by which a model is told of it.</summary>
    public string Name { get; }

    /// <summary>What it is for, for the model; null where nobody said it.</summary>
    public string? Description { get; }

    /// <summary>The schema itself.</summary>
    public RawJson Json { get; }

    /// <summary>Reads a value. Members that the type does not have are passed over.</summary>
    /// <param name="utf8Json">One JSON value in UTF-8, with white space around it.</param>
    /// <exception cref="SchemaMismatchException">It is JSON of another shape; it says where.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public abstract T Read(ReadOnlySpan<byte> utf8Json);

    /// <summary>Reads a value. Members that the type does not have are passed over.</summary>
    /// <param name="json">One JSON value, with white space around it.</param>
    /// <exception cref="SchemaMismatchException">It is JSON of another shape; it says where.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public T Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Read(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Writes a value as JSON.</summary>
    /// <param name="value">The value.</param>
    /// <param name="output">Where to.</param>
    public abstract void Write(T value, IBufferWriter<byte> output);

    /// <summary>A value as JSON.</summary>
    /// <param name="value">The value.</param>
    public RawJson ToJson(T value)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(value, output);
        return new RawJson(output.WrittenSpan.ToArray());
    }

    /// <summary>The schema as JSON text.</summary>
    public override string ToString() => Json.ToString();
}
