using System.Globalization;
using System.Text.Json.Nodes;

namespace OpenRouter.Aot.Generators.Tests.Schemas;

/// <summary>Makes JSON values of which some fit a schema and others nearly do.</summary>
/// <param name="root">The schema.</param>
/// <param name="random">The source of chance.</param>
internal sealed class NearValues(JsonObject root, Random random)
{
    private const int MaxDepth = 6;

    private static readonly Dictionary<string, string[]> Texts = new(StringComparer.Ordinal)
    {
        ["date-time"] = ["2026-01-31T12:00:00Z", "2026-01-31T12:00:00.5+02:00", "2026-01-31", "yesterday", ""],
        ["date"] = ["2026-01-31", "2024-02-29", "2026-02-30", "2026-1-31", "31.1.2026"],
        ["time"] = ["12:00:00Z", "23:59:59.5+01:00", "25:00:00Z", "noon", ""],
        ["uuid"] = ["01234567-89ab-cdef-0123-456789abcdef", "01234567-89AB-CDEF-0123-456789ABCDEF", "0123456789abcdef0123456789abcdef", "x"],
        ["duration"] = ["00:00:01", "-1.02:03:04.5", "12:00", "5", "P1D"],
        ["text"] = ["ab", "low", "", "a", "High", "abcdef", "😀😀", "😀😀😀😀😀😀", "Red", "red", "\u0000", "\"\\"],
    };

    public JsonNode? Make() => Make(root, 0);

    private JsonNode? Make(JsonObject schema, int depth)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
            return Make(reference == "#" ? root : root["$defs"]![reference["#/$defs/".Length..]]!.AsObject(), depth);
        if (schema["anyOf"] is JsonArray either)
            return depth > MaxDepth || IsRare(3) ? null : Make(either[0]!.AsObject(), depth);
        if (IsRare(25))
            return Anything();
        string[] types = schema["type"] is JsonArray names ? [.. names.Select(name => name!.GetValue<string>())] : [schema["type"]!.GetValue<string>()];
        if (types.Length > 1 && (depth > MaxDepth || IsRare(4)))
            return null;
        if (schema["enum"] is JsonArray choices && !IsRare(8))
            return choices[random.Next(choices.Count)]?.DeepClone();
        return types[0] switch
        {
            "object" => MakeObject(schema, depth),
            "array" => new JsonArray([.. Enumerable.Range(0, depth > MaxDepth ? 0 : random.Next(5)).Select(_ => Make(schema["items"]!.AsObject(), depth + 1))]),
            "boolean" => random.Next(2) == 0,
            "integer" => Number(IsRare(6) ? "0.5" : IsRare(6) ? "3.0" : IsRare(6) ? "1e1" : random.Next(13).ToString(CultureInfo.InvariantCulture)),
            "number" => Number(OneOf("0", "1", "0.01", "0.009", "0.5", "1000", "1000.1", "-1", "1e2", "0.999")),
            _ => Text(schema),
        };
    }

    private string Text(JsonObject schema)
    {
        bool isDuration = schema["pattern"]?.GetValue<string>().StartsWith("^-?", StringComparison.Ordinal) == true;
        string format = isDuration ? "duration" : (string?)schema["format"] ?? "text";
        if (!Texts.TryGetValue(format, out string[]? texts))
            texts = Texts["text"];
        // The first two are good ones: of an object with many of them some must be good in all.
        return texts[random.Next(IsRare(4) ? texts.Length : 2)];
    }

    private JsonObject MakeObject(JsonObject schema, int depth)
    {
        var value = new JsonObject();
        foreach ((string name, JsonNode? property) in schema["properties"]!.AsObject())
        {
            if (!IsRare(15))
                value[name] = Make(property!.AsObject(), depth + 1);
        }

        if (IsRare(8))
            value["unknown"] = Anything();
        return value;
    }

    private JsonNode? Anything() => random.Next(7) switch
    {
        0 => null,
        1 => true,
        2 => 5,
        3 => "text",
        4 => new JsonArray(1, null),
        5 => new JsonObject { ["a"] = 1 },
        _ => Number("1.5"),
    };

    private static JsonNode Number(string text) => JsonNode.Parse(text)!;

    private string OneOf(params string[] texts) => texts[random.Next(texts.Length)];

    private bool IsRare(int times) => random.Next(times) == 0;
}
