using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenRouter.Aot.Cli;

/// <summary>JSON for programs.</summary>
internal static class JsonOutput
{
    /// <summary>Readable text, not escaped for HTML: it goes to files and pipes.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one value and a line break to stdout.</summary>
    public static void Print(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
            write(json);
        buffer.Write("\n"u8);
        using Stream stdout = Console.OpenStandardOutput();
        stdout.Write(buffer.WrittenSpan);
    }

    /// <summary>Writes a string member, or null.</summary>
    public static void WriteText(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is null)
            json.WriteNull(name);
        else
            json.WriteString(name, value);
    }

    /// <summary>Writes a moment, or null.</summary>
    public static void WriteMoment(this Utf8JsonWriter json, string name, DateTimeOffset? moment) =>
        json.WriteText(name, moment is { } value ? Iso8601.Format(value) : null);

    /// <summary>Writes an amount, or null.</summary>
    public static void WriteAmount(this Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } amount)
            json.WriteNumber(name, amount);
        else
            json.WriteNull(name);
    }
}
