using System.Buffers;
using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot.Simulator;

/// <summary>
/// A value that follows a JSON schema: the first of an enumeration, the least number, a text that echoes the start of the user's within its lengths. What a
/// pattern asks for is not made up.
/// </summary>
internal static class SchemaValue
{
    // A recursive schema ends here: null where that is allowed, no items of an array.
    private const int DeepestOptional = 4;
    private const int Deepest = 32;
    private const int MostItems = 16;

    /// <summary>The value as JSON text.</summary>
    public static string Of(JsonElement schema, string userText)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonWriting.Options))
        {
            Write(json, schema, schema, AnswerText.Start(userText), 0);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, JsonElement root, JsonElement schema, string text, int depth)
    {
        schema = Resolve(root, schema, depth);
        if (Member(schema, "const") is { ValueKind: not JsonValueKind.Undefined } only)
        {
            only.WriteTo(json);
            return;
        }

        if (Member(schema, "enum") is { ValueKind: JsonValueKind.Array } values && values.GetArrayLength() > 0)
        {
            values[0].WriteTo(json);
            return;
        }

        switch (Type(schema, depth))
        {
            case "number" or "integer": WriteNumber(json, schema); break;
            case "boolean": json.WriteBooleanValue(true); break;
            case "null": json.WriteNullValue(); break;
            case "array": WriteArray(json, root, schema, text, depth); break;
            case "object": WriteObject(json, root, schema, text, depth); break;
            default: json.WriteStringValue(Text(schema, text)); break;
        }
    }

    private static void WriteObject(Utf8JsonWriter json, JsonElement root, JsonElement schema, string text, int depth)
    {
        json.WriteStartObject();
        if (Member(schema, "properties") is { ValueKind: JsonValueKind.Object } properties && depth < Deepest)
        {
            foreach (JsonProperty property in properties.EnumerateObject())
            {
                json.WritePropertyName(property.Name);
                Write(json, root, property.Value, text, depth + 1);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter json, JsonElement root, JsonElement schema, string text, int depth)
    {
        json.WriteStartArray();
        int count = Integer(schema, "minItems") ?? (depth < DeepestOptional && Integer(schema, "maxItems") is null or > 0 ? 1 : 0);
        if (Member(schema, "items") is { ValueKind: JsonValueKind.Object } items && depth < Deepest)
        {
            for (int i = 0; i < Math.Min(count, MostItems); i++) Write(json, root, items, text, depth + 1);
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, JsonElement schema)
    {
        decimal least = Number(schema, "minimum") ?? (Number(schema, "exclusiveMinimum") + 1) ?? 1;
        if (Number(schema, "maximum") is { } most && least > most) least = most;
        json.WriteNumberValue(least);
    }

    private static string Text(JsonElement schema, string text)
    {
        switch (String(schema, "format"))
        {
            case "date-time": return "2026-01-31T12:00:00Z";
            case "date": return "2026-01-31";
            case "time": return "12:00:00";
            case "uuid": return "00000000-0000-4000-8000-000000000000";
            case "email": return "someone@example.com";
            case "uri": return "https://example.com";
            default: break;
        }

        if (Integer(schema, "maxLength") is { } most && text.Length > most) text = text[..most];
        return Integer(schema, "minLength") is { } least ? text.PadRight(Math.Min(least, 4096), '.') : text;
    }

    /// <summary>What a reference or a choice leads to.</summary>
    private static JsonElement Resolve(JsonElement root, JsonElement schema, int depth)
    {
        for (int steps = 0; steps < Deepest; steps++)
        {
            if (String(schema, "$ref") is { } reference)
            {
                schema = Find(root, reference);
            }
            else if (Member(schema, "anyOf") is { ValueKind: JsonValueKind.Array } choices && choices.GetArrayLength() > 0)
            {
                JsonElement empty = choices.EnumerateArray().FirstOrDefault(choice => String(choice, "type") == "null");
                JsonElement full = choices.EnumerateArray().FirstOrDefault(choice => String(choice, "type") != "null");
                schema = full.ValueKind == JsonValueKind.Undefined || (empty.ValueKind != JsonValueKind.Undefined && depth >= DeepestOptional) ? empty : full;
            }
            else
            {
                break;
            }
        }

        return schema;
    }

    private static JsonElement Find(JsonElement root, string reference)
    {
        JsonElement found = root;
        foreach (string step in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            string name = step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            found = found.ValueKind == JsonValueKind.Array && int.TryParse(name, out int index) && index < found.GetArrayLength() ? found[index] : Member(found, name);
        }

        return found;
    }

    private static string? Type(JsonElement schema, int depth)
    {
        JsonElement type = Member(schema, "type");
        if (type.ValueKind != JsonValueKind.Array) return String(schema, "type") ?? (Member(schema, "properties").ValueKind == JsonValueKind.Object ? "object" : null);
        List<string?> types = [.. type.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString())];
        return depth >= DeepestOptional && types.Contains("null") && types.Contains("object") ? "null" : types.FirstOrDefault(one => one != "null");
    }

    private static decimal? Number(JsonElement schema, string name) =>
        Member(schema, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDecimal(out decimal number) ? number : null;

    private static int? Integer(JsonElement schema, string name) =>
        Member(schema, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out int number) && number >= 0 ? number : null;

    private static string? String(JsonElement schema, string name) => Member(schema, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? value : default;
}
