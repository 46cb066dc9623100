using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OpenRouter.Aot;

/// <summary>Reads and writes the requests and answers of this library as JSON, without reflection and with every member kept.</summary>
public static class OpenRouterJson
{
    /// <summary>
    /// The types of this library for System.Text.Json, to be combined with a context of your own, so that they can be members of your own types:
    /// <c>JsonTypeInfoResolver.Combine(MyContext.Default, OpenRouterJson.TypeInfoResolver)</c>.
    /// </summary>
    public static IJsonTypeInfoResolver TypeInfoResolver { get; } = new JsonModelBridge();

    /// <summary>Reads a value from JSON.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="utf8Json">One JSON object in UTF-8, with white space around it.</param>
    /// <exception cref="JsonException">It is no JSON, or no object.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Parse<T>(ReadOnlySpan<byte> utf8Json)
        where T : class, IJsonModel<T> => Parse<T>(utf8Json, JsonScratch.OfThread(JsonLimits.Default));

    /// <summary>Writes a value as JSON.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="output">Where to.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write<T>(T value, IBufferWriter<byte> output)
        where T : class, IJsonModel<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(output);
        var writer = new JsonWriter(output);
        value.Write(ref writer);
        writer.Flush();
    }

    /// <summary>Writes a value as JSON.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte[] ToUtf8Bytes<T>(T value)
        where T : class, IJsonModel<T>
    {
        ArrayBufferWriter<byte> output = JsonBuffer.Take();
        Write(value, output);
        byte[] written = output.WrittenSpan.ToArray();
        JsonBuffer.Return(output);
        return written;
    }

    /// <summary>Reads a value from JSON.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Parse<T>(ReadOnlySpan<byte> utf8Json, JsonScratch scratch)
        where T : class, IJsonModel<T>
    {
        var reader = new JsonReader(utf8Json, scratch);
        T? value = T.Read(ref reader);
        if (value is null)
            JsonErrors.Unexpected(utf8Json, reader.Position, "an object");
        reader.End();
        return value;
    }
}
