using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace OpenRouter.Aot.Generators.Tests.Schemas;

/// <summary>A shape with some of its values.</summary>
internal abstract class ShapeCase(string name)
{
    /// <summary>How System.Text.Json is told of what we do by ourselves.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    public string Name => name;

    public abstract RawJson Schema { get; }

    public JsonNode ParsedSchema => JsonNode.Parse(Schema.ToString())!;

    /// <summary>What the framework's exporter says of the type.</summary>
    public abstract JsonNode Exported { get; }

    /// <summary>Some values as the framework writes them.</summary>
    public abstract IReadOnlyList<string> Values { get; }

    /// <summary>Reads a text by our reader and writes it again.</summary>
    public abstract string Trip(string json);

    /// <summary>What the framework reads of a text, written by the framework.</summary>
    public abstract string TripByFramework(string json);

    public override string ToString() => name;
}

/// <summary>A shape with some of its values.</summary>
/// <typeparam name="T">The type.</typeparam>
internal sealed class ShapeCase<T>(params T[] values) : ShapeCase(typeof(T).Name)
    where T : IJsonSchema<T>
{
    public override RawJson Schema => T.JsonSchema.Json;

    public override JsonNode Exported => Options.GetJsonSchemaAsNode(typeof(T), new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true });

    public override IReadOnlyList<string> Values => [.. values.Select(value => JsonSerializer.Serialize(value, Options))];

    public override string Trip(string json) => T.JsonSchema.ToJson(T.JsonSchema.Read(json)).ToString();

    public override string TripByFramework(string json) => JsonSerializer.Serialize(JsonSerializer.Deserialize<T>(json, Options), Options);
}
