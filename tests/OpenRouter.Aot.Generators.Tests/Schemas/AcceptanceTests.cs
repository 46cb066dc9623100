using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Json.Schema;

namespace OpenRouter.Aot.Generators.Tests.Schemas;

/// <summary>
/// Our reader takes what a validator of JSON schemas takes, and nothing else, but for what <c>docs/schemas.md</c> says under "What is read": members that are
/// unknown or may be missing, and patterns.
/// </summary>
public class AcceptanceTests
{
    private static readonly EvaluationOptions Options = new() { RequireFormatValidation = true };

    /// <summary>The members that must be there, of types in which others have a default.</summary>
    private static readonly Dictionary<string, string[]> Required = new(StringComparer.Ordinal)
    {
        ["Settable"] = ["needed"],
        ["Constructed"] = ["name"],
        ["Mixed"] = ["name"],
        ["Defaults"] = [],
        ["Named"] = ["the name", "urlCount"],
    };

    public static TheoryData<string> Names => ShapeCases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void The_reader_takes_what_a_validator_takes(string name)
    {
        ShapeCase shape = ShapeCases.Find(name);
        Json.Schema.JsonSchema schema = Json.Schema.JsonSchema.FromText(AsRead(shape).ToJsonString());
        int taken = 0, refused = 0;
        Gen.Int[0, int.MaxValue].Sample(
            seed =>
            {
                string json = new NearValues(shape.ParsedSchema.AsObject(), new Random(seed)).Make()?.ToJsonString() ?? "null";
                using JsonDocument document = JsonDocument.Parse(json);
                bool isValid = schema.Evaluate(document.RootElement, Options).IsValid;
                _ = isValid ? taken++ : refused++;
                Assert.True(isValid == IsRead(shape, json), $"{(isValid ? "valid" : "not valid")}: {json}");
            },
            iter: 500, threads: 1);
        Assert.True(taken > 0 && refused > 0, $"{taken} values were taken and {refused} refused.");
    }

    private static bool IsRead(ShapeCase shape, string json)
    {
        try
        {
            shape.Trip(json);
            return true;
        }
        catch (SchemaMismatchException mismatch)
        {
            Assert.StartsWith("$", mismatch.Path, StringComparison.Ordinal);
            return false;
        }
    }

    // The schema of what we read: what a model must send is more.
    private static JsonNode AsRead(ShapeCase shape)
    {
        JsonNode schema = shape.ParsedSchema;
        Loosen(schema);
        if (Required.TryGetValue(shape.Name, out string[]? names))
            schema["required"] = new JsonArray([.. names.Select(name => (JsonNode)name)]);
        return schema;
    }

    private static void Loosen(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (JsonNode? item in array)
                Loosen(item);
        }

        if (node is not JsonObject schema)
            return;
        schema.Remove("additionalProperties");
        if (schema["properties"] is JsonObject properties)
            schema["required"] = new JsonArray([.. properties.Where(one => !IsNullable(one.Value!)).Select(one => (JsonNode)one.Key)]);
        if (schema["pattern"]?.GetValue<string>().StartsWith("^-?", StringComparison.Ordinal) == false)
            schema.Remove("pattern");
        if ((string?)schema["format"] == "email")
            schema.Remove("format");
        foreach ((string _, JsonNode? value) in schema)
            Loosen(value);
    }

    private static bool IsNullable(JsonNode schema) => schema["anyOf"] is not null || schema["type"] is JsonArray;
}
