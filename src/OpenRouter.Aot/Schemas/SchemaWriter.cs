using System.Buffers;
using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace OpenRouter.Aot;

/// <summary>Writes the values of types with a generated schema. Generated code calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct SchemaWriter
{
    private JsonWriter writer;

    /// <summary>Begins to write.</summary>
    /// <param name="output">Where to; it has everything after <see cref="Flush"/>.</param>
    public SchemaWriter(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        writer = new JsonWriter(output);
    }

    /// <summary>Hands over what has been written.</summary>
    public void Flush() => writer.Flush();

    /// <summary>Begins an object.</summary>
    public void BeginObject() => writer.BeginObject();

    /// <summary>Ends an object.</summary>
    public void EndObject() => writer.EndObject();

    /// <summary>Begins an array.</summary>
    public void BeginArray() => writer.BeginArray();

    /// <summary>Ends an array.</summary>
    public void EndArray() => writer.EndArray();

    /// <summary>Writes a member's name.</summary>
    /// <param name="quoted">The name in quotes and escaped, with its colon.</param>
    public void Name(ReadOnlySpan<byte> quoted) => writer.Name(quoted);

    /// <summary>Writes a null.</summary>
    public void Null() => writer.Null();

    /// <summary>Writes a truth value.</summary>
    /// <param name="value">The value.</param>
    public void Value(bool value) => writer.Value(value);

    /// <summary>Writes a text; a null as null.</summary>
    /// <param name="text">The text.</param>
    public void Value(string? text) => writer.Value(text);

    /// <summary>Writes a whole number.</summary>
    /// <param name="value">The number.</param>
    public void Value(long value) => writer.Value(value);

    /// <summary>Writes a whole number.</summary>
    /// <param name="value">The number.</param>
    public void Value(ulong value) => writer.Raw(Encoding.UTF8.GetBytes(value.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Writes a number; what JSON has no number for, an infinity or no number, as null.</summary>
    /// <param name="value">The number.</param>
    public void Value(double value) => writer.Value(value);

    /// <summary>Writes a number in as many digits as it has; what JSON has no number for as null.</summary>
    /// <param name="value">The number.</param>
    public void Value(float value)
    {
        if (float.IsFinite(value))
            writer.Raw(Encoding.UTF8.GetBytes(value.ToString(CultureInfo.InvariantCulture)));
        else
            writer.Null();
    }

    /// <summary>Writes a number.</summary>
    /// <param name="value">The number.</param>
    public void Value(decimal value) => writer.Value(value);

    /// <summary>Writes a moment in ISO 8601.</summary>
    /// <param name="value">The moment.</param>
    public void Value(DateTimeOffset value) => writer.Value(value);

    /// <summary>Writes a moment in ISO 8601.</summary>
    /// <param name="value">The moment.</param>
    public void Value(DateTime value) => Text(value, "O");

    /// <summary>Writes a day in ISO 8601.</summary>
    /// <param name="value">The day.</param>
    public void Value(DateOnly value) => Text(value, "O");

    /// <summary>Writes a time of day in ISO 8601.</summary>
    /// <param name="value">The time.</param>
    public void Value(TimeOnly value) => Text(value, "O");

    /// <summary>Writes a duration as <c>d.hh:mm:ss.fffffff</c>.</summary>
    /// <param name="value">The duration.</param>
    public void Value(TimeSpan value) => Text(value, "c");

    /// <summary>Writes a unique id.</summary>
    /// <param name="value">The id.</param>
    public void Value(Guid value) => Text(value, "D");

    /// <summary>Writes an address as it was given; a null as null.</summary>
    /// <param name="value">The address.</param>
    public void Value(Uri? value) => writer.Value(value?.OriginalString);

    /// <summary>Writes JSON as it stands.</summary>
    /// <param name="value">The JSON.</param>
    public void Value(RawJson value) => writer.Raw(value.Utf8);

    /// <summary>Writes a value of a type with a generated schema; a null as null.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="value">The value.</param>
    public void Write<T>(T? value)
        where T : IJsonSchema<T>
    {
        if (value is null)
            writer.Null();
        else
            T.WriteJson(value, ref this);
    }

    private void Text<T>(T value, string format)
        where T : IFormattable => writer.Value(value.ToString(format, CultureInfo.InvariantCulture));
}
