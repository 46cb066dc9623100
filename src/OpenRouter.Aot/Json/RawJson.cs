using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace OpenRouter.Aot;

/// <summary>Any JSON value, kept as the bytes it was written with. The default is <c>null</c>.</summary>
/// <remarks>
/// A text, a number and a truth value convert to the JSON value that they are; JSON text is parsed by <see cref="Parse(string)"/>, and a type of your own
/// goes in and out by the <see cref="JsonTypeInfo{T}"/> of your own source-generated context.
/// </remarks>
[JsonConverter(typeof(RawJsonConverter))]
public readonly struct RawJson : IEquatable<RawJson>
{
    private readonly byte[]? json;

    /// <summary>JSON that has been read already, without white space around it.</summary>
    internal RawJson(byte[] json) => this.json = json;

    /// <summary>The value as UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8 => json ?? "null"u8;

    /// <summary>What kind of value it is.</summary>
    public JsonValueKind Kind => new JsonView(Utf8).Kind;

    /// <summary>The bytes, for who keeps them.</summary>
    internal byte[] ToBytes() => json ?? "null"u8.ToArray();

    /// <summary>Parses JSON text.</summary>
    /// <param name="json">One JSON value.</param>
    /// <exception cref="JsonException">It is none.</exception>
    public static RawJson Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Parse(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Parses JSON text.</summary>
    /// <param name="json">One JSON value in UTF-8; it is copied.</param>
    /// <exception cref="JsonException">It is none.</exception>
    public static RawJson Parse(ReadOnlySpan<byte> json)
    {
        var reader = new JsonReader(json, JsonScratch.OfThread(JsonLimits.Default));
        byte[] value = reader.ReadRaw().ToArray();
        reader.End();
        return new RawJson(value);
    }

    /// <summary>A value of a type of your own.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="typeInfo">Its metadata, from a source-generated <c>JsonSerializerContext</c>.</param>
    public static RawJson From<T>(T value, JsonTypeInfo<T> typeInfo) => new(JsonSerializer.SerializeToUtf8Bytes(value, typeInfo));

    /// <summary>Reads it as a type of your own.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="typeInfo">Its metadata, from a source-generated <c>JsonSerializerContext</c>.</param>
    /// <exception cref="JsonException">It is of another shape.</exception>
    public T? To<T>(JsonTypeInfo<T> typeInfo) => JsonSerializer.Deserialize(Utf8, typeInfo);

    /// <summary>A text as a JSON value.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator RawJson(string text) => FromString(text);

    /// <summary>A number as a JSON value.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator RawJson(long number) => FromInt64(number);

    /// <summary>A number as a JSON value.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator RawJson(double number) => FromDouble(number);

    /// <summary>A truth value as a JSON value.</summary>
    /// <param name="value">The truth value.</param>
    public static implicit operator RawJson(bool value) => FromBoolean(value);

    /// <summary>A text as a JSON value.</summary>
    /// <param name="text">The text.</param>
    public static RawJson FromString(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var output = new System.Buffers.ArrayBufferWriter<byte>(text.Length + 16);
        var writer = new JsonWriter(output);
        writer.Value(text);
        writer.Flush();
        return new RawJson(output.WrittenSpan.ToArray());
    }

    /// <summary>A number as a JSON value.</summary>
    /// <param name="number">The number.</param>
    public static RawJson FromInt64(long number) => new(Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A number as a JSON value; an infinity, or what is no number, as null.</summary>
    /// <param name="number">The number.</param>
    public static RawJson FromDouble(double number) =>
        double.IsFinite(number) ? new(Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture))) : default;

    /// <summary>A truth value as a JSON value.</summary>
    /// <param name="value">The truth value.</param>
    public static RawJson FromBoolean(bool value) => new(value ? "true"u8.ToArray() : "false"u8.ToArray());

    /// <summary>Whether both are the same bytes; white space and the order of members count.</summary>
    /// <param name="other">The other.</param>
    public bool Equals(RawJson other) => Utf8.SequenceEqual(other.Utf8);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RawJson other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Utf8);
        return hash.ToHashCode();
    }

    /// <summary>Whether both are the same bytes.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(RawJson left, RawJson right) => left.Equals(right);

    /// <summary>Whether they differ in any byte.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(RawJson left, RawJson right) => !left.Equals(right);

    /// <summary>The JSON text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Utf8);
}
