using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace OpenRouter.Aot.Configuration;

/// <summary>Turns a section of a configuration into the JSON of a pool file, so that one reader serves both, with the same names and messages.</summary>
internal static class ConfigurationJson
{
    // Beside a pool, its section may hold what is none of it: the named clients' own sections, and secrets that keys name.
    private static readonly string[] Neighbours = ["Clients", "Secrets"];

    /// <summary>Writes a section as a pool.</summary>
    public static ReadOnlyMemory<byte> Write(IConfiguration section)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            WriteObject(writer, section.GetChildren().Where(child => !IsNeighbour(child)), ConfigurationShape.Pool);
        return buffer.WrittenMemory;
    }

    /// <summary>Whether a part of a pool's section is none of the pool.</summary>
    public static bool IsNeighbour(IConfigurationSection child) => Neighbours.Contains(child.Key, StringComparer.OrdinalIgnoreCase);

    private static void WriteObject(Utf8JsonWriter writer, IEnumerable<IConfigurationSection> children, ConfigurationShape shape)
    {
        writer.WriteStartObject();
        foreach (IConfigurationSection child in children)
        {
            (string name, ConfigurationShape inner) = shape.MemberOf(child.Key);
            writer.WritePropertyName(name);
            Write(writer, child, inner);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, IConfigurationSection section, ConfigurationShape shape)
    {
        IConfigurationSection[] children = [.. section.GetChildren()];
        if (children.Length == 0)
        {
            WriteValue(writer, section.Value, shape);
        }
        else if (Array.TrueForAll(children, child => int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            // A configuration does not tell a list from an object whose names are numbers.
            writer.WriteStartArray();
            foreach (IConfigurationSection child in children)
                Write(writer, child, shape.MemberOf("").Shape);
            writer.WriteEndArray();
        }
        else
        {
            WriteObject(writer, children, shape);
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, string? value, ConfigurationShape shape)
    {
        // An empty list or object is an empty text there, or nothing at all.
        if (string.IsNullOrEmpty(value) && shape.IsList)
            WriteRaw(writer, "[]");
        else if (string.IsNullOrEmpty(value) && shape.IsObject)
            WriteRaw(writer, "{}");
        else if (value is null)
            writer.WriteNullValue();
        else if (shape.IsFlag && bool.TryParse(value, out bool flag))
            writer.WriteBooleanValue(flag);
        else if (shape.IsNumber && IsNumber(value))
            WriteRaw(writer, value);
        else
            writer.WriteStringValue(value);
    }

    private static void WriteRaw(Utf8JsonWriter writer, string json) => writer.WriteRawValue(json, skipInputValidation: true);

    private static bool IsNumber(string text)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
            return reader.Read() && reader.TokenType == JsonTokenType.Number && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
