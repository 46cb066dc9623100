using System.Buffers;
using System.Collections;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace OpenRouter.Aot.Extensions.AI;

/// <summary>Writes values that have no type of their own as JSON, without looking into their types.</summary>
internal sealed class JsonValueWriter
{
    private const int MaxDepth = 64;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxDepth + 2 };

    private readonly Utf8JsonWriter json;
    private readonly string place;
    private readonly bool knowsTypes;

    private JsonValueWriter(Utf8JsonWriter json, string place, bool knowsTypes)
    {
        this.json = json;
        this.place = place;
        this.knowsTypes = knowsTypes;
    }

    /// <summary>A value of a dictionary of options, which is to be sent: JSON, texts, truth values, numbers, and lists and dictionaries of them.</summary>
    /// <param name="value">The value.</param>
    /// <param name="place">Where it stands, for the error.</param>
    /// <exception cref="ArgumentException">It is something else.</exception>
    public static RawJson ToJson(object? value, string place) => RawJson.Parse(Write(value, place, knowsTypes: false));

    /// <summary>A value that a program or a function made: the same, and types that Microsoft.Extensions.AI has source-generated metadata of.</summary>
    /// <param name="value">The value.</param>
    /// <param name="place">Where it stands, for the error.</param>
    /// <exception cref="ArgumentException">It is of another type.</exception>
    public static string ToText(object? value, string place) => Encoding.UTF8.GetString(Write(value, place, knowsTypes: true));

    /// <summary>A JSON element as the bytes that it came in.</summary>
    public static RawJson ToJson(JsonElement element) => element.ValueKind == JsonValueKind.Undefined ? default : RawJson.Parse(JsonMarshal.GetRawUtf8Value(element));

    /// <summary>JSON as an element, which every serializer of Microsoft.Extensions.AI knows.</summary>
    public static JsonElement ToElement(ReadOnlySpan<byte> utf8Json) => JsonElement.Parse(utf8Json);

    private static ReadOnlySpan<byte> Write(object? value, string place, bool knowsTypes)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, Options))
            new JsonValueWriter(json, place, knowsTypes).Write(value, 0);
        return output.WrittenSpan;
    }

    private void Write(object? value, int depth)
    {
        if (depth > MaxDepth)
            throw new ArgumentException($"{place} is nested deeper than {MaxDepth} levels.");
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                // Half an emoji becomes U+FFFD, where a Utf8JsonWriter would throw.
                json.WriteRawValue(RawJson.FromString(text).Utf8, skipInputValidation: true);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case JsonElement { ValueKind: JsonValueKind.Undefined }:
                json.WriteNullValue();
                break;
            case JsonElement element:
                json.WriteRawValue(JsonMarshal.GetRawUtf8Value(element), skipInputValidation: true);
                break;
            case JsonDocument document:
                json.WriteRawValue(JsonMarshal.GetRawUtf8Value(document.RootElement), skipInputValidation: true);
                break;
            case JsonNode node:
                node.WriteTo(json);
                break;
            case RawJson raw:
                json.WriteRawValue(raw.Utf8, skipInputValidation: true);
                break;
            case float or double or decimal or int or long or short or sbyte or byte or uint or ulong or ushort:
                WriteNumber(value);
                break;
            case byte[]:
                WriteTyped(value);
                break;
            case IDictionary members:
                WriteMembers(members, depth);
                break;
            case IEnumerable<KeyValuePair<string, object?>> members:
                WriteMembers(members, depth);
                break;
            // Content of Microsoft.Extensions.AI that can be listed is more than its list.
            case IEnumerable items and not AIContent:
                WriteItems(items, depth);
                break;
            default:
                WriteTyped(value);
                break;
        }
    }

    private void WriteNumber(object number)
    {
        switch (number)
        {
            case double real when double.IsFinite(real):
                json.WriteNumberValue(real);
                break;
            case float real when float.IsFinite(real):
                json.WriteNumberValue(real);
                break;
            case float or double:
                throw new ArgumentException($"{place} holds {number}, which JSON has no number for.");
            case decimal money:
                json.WriteNumberValue(money);
                break;
            case ulong whole:
                json.WriteNumberValue(whole);
                break;
            default:
                json.WriteNumberValue(((IConvertible)number).ToInt64(null));
                break;
        }
    }

    private void WriteMembers(IDictionary members, int depth)
    {
        json.WriteStartObject();
        foreach (DictionaryEntry member in members)
        {
            json.WritePropertyName(member.Key as string ?? throw new ArgumentException($"{place} holds a dictionary whose keys are {member.Key.GetType()}; texts are allowed."));
            Write(member.Value, depth + 1);
        }

        json.WriteEndObject();
    }

    private void WriteMembers(IEnumerable<KeyValuePair<string, object?>> members, int depth)
    {
        json.WriteStartObject();
        foreach ((string name, object? value) in members)
        {
            json.WritePropertyName(name);
            Write(value, depth + 1);
        }

        json.WriteEndObject();
    }

    private void WriteItems(IEnumerable items, int depth)
    {
        json.WriteStartArray();
        foreach (object? item in items)
            Write(item, depth + 1);
        json.WriteEndArray();
    }

    private void WriteTyped(object value)
    {
        if (!knowsTypes)
        {
            throw new ArgumentException($"{place} holds a {value.GetType()}, which cannot be sent. Allowed are texts, truth values, numbers, JsonNode, JsonElement, "
                + "JsonDocument, RawJson, and lists and dictionaries of them.");
        }

        if (value is Guid or Uri or char or DateOnly or TimeOnly or Enum)
        {
            json.WriteStringValue(value is IFormattable known ? known.ToString(value is DateOnly or TimeOnly ? "O" : null, null) : value.ToString());
            return;
        }

        // What reflection would add is there under a JIT alone: a program must not learn that when it is published.
        if (AIJsonUtilities.DefaultOptions.TryGetTypeInfo(value.GetType(), out JsonTypeInfo? info) && info.OriginatingResolver is JsonSerializerContext)
        {
            JsonSerializer.Serialize(json, value, info);
            return;
        }

        throw new ArgumentException($"{place} is a {value.GetType()}, of which there is no source-generated JSON metadata. Make it a JsonElement: "
            + "JsonSerializer.SerializeToElement(value, MyJsonContext.Default.MyType).");
    }
}
