using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>
/// Reads the values of types with a generated schema, strictly: what is of another kind, or out of range, is a mismatch with its path. In arguments of tools a
/// number or a truth value may stand in quotes, as models write it (GLM 4.5: <c>{"a":"2","b":"3"}</c>). Generated code calls it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct SchemaReader
{
    private const int MaxShown = 60;

    private readonly ReadOnlySpan<byte> json;
    private JsonReader reader;
    private readonly bool isQuotable;
    private int valueAt;

    /// <summary>Begins to read.</summary>
    /// <param name="utf8Json">One JSON value in UTF-8, with white space around it.</param>
    public SchemaReader(ReadOnlySpan<byte> utf8Json)
        : this(utf8Json, isQuotable: false)
    {
    }

    /// <summary>Begins to read, where a number or a truth value may stand in quotes.</summary>
    internal SchemaReader(ReadOnlySpan<byte> utf8Json, bool isQuotable)
    {
        this.isQuotable = isQuotable;
        json = utf8Json;
        reader = new JsonReader(utf8Json, new JsonScratch(JsonLimits.Default));
        valueAt = reader.Position;
    }

    /// <summary>Checks that nothing follows the value.</summary>
    public void End() => reader.End();

    /// <summary>Steps into an object.</summary>
    public void BeginObject()
    {
        valueAt = reader.Position;
        if (!reader.TryBeginObject())
            Mismatch("an object");
    }

    /// <summary>Goes on to the next member, which must be read or skipped; false where the object has ended.</summary>
    /// <param name="name">Its name in UTF-8; valid until the next call.</param>
    public bool NextMember(out ReadOnlySpan<byte> name) => reader.NextMember(out name);

    /// <summary>Steps into an array.</summary>
    public void BeginArray()
    {
        valueAt = reader.Position;
        if (!reader.TryBeginArray())
            Mismatch("an array");
    }

    /// <summary>Goes on to the next item, which must be read or skipped; false where the array has ended.</summary>
    public bool NextItem() => reader.NextItem();

    /// <summary>Reads over the next value.</summary>
    public void Skip() => reader.Skip();

    /// <summary>Consumes a null; false, with nothing consumed, where the next value is none.</summary>
    public bool TryReadNull() => reader.TryReadNull();

    /// <summary>Where the next value begins, for <see cref="Mismatch(int, string)"/>.</summary>
    public readonly int Position => reader.Position;

    /// <summary>Reads a value of a type with a generated schema.</summary>
    /// <typeparam name="T">The type.</typeparam>
    public T Read<T>()
        where T : IJsonSchema<T> => T.ReadJson(ref this);

    /// <summary>Reads a text.</summary>
    public string ReadString() => JsonReader.ToText(ReadText(out bool isEscaped, "a text"), isEscaped);

    /// <summary>Reads a text that stands for a member of an enumeration; valid until the next call.</summary>
    /// <param name="expected">The texts that are due, for people.</param>
    public ReadOnlySpan<byte> ReadName(string expected)
    {
        ReadOnlySpan<byte> text = ReadText(out bool isEscaped, expected);
        return isEscaped ? JsonEscapes.Unescape(text) : text;
    }

    /// <summary>The length of a text as JSON schemas count it: in code points, so that an emoji of two UTF-16 units counts once.</summary>
    /// <param name="text">The text.</param>
    public static int LengthOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int length = 0;
        foreach (Rune _ in text.EnumerateRunes())
            length++;
        return length;
    }

    /// <summary>Reads a truth value.</summary>
    public bool ReadBoolean()
    {
        valueAt = reader.Position;
        ReadOnlySpan<byte> text = default;
        if (reader.Next is JsonValueKind.True or JsonValueKind.False)
            text = reader.ReadRaw();
        else if (isQuotable)
            reader.TryReadText(out text, out _);
        if (!text.SequenceEqual("true"u8) && !text.SequenceEqual("false"u8))
            Mismatch("true or false");
        return text.Length == 4;
    }

    /// <summary>Reads a whole number; one with a fraction of zero is whole.</summary>
    /// <param name="least">The least that is allowed.</param>
    /// <param name="most">The most that is allowed.</param>
    public long ReadInt64(long least = long.MinValue, long most = long.MaxValue)
    {
        decimal number = ReadWhole();
        if (number < least || number > most)
            Mismatch(string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));
        return (long)number;
    }

    /// <summary>Reads a whole number from 0 up; one with a fraction of zero is whole.</summary>
    /// <param name="most">The most that is allowed.</param>
    public ulong ReadUInt64(ulong most = ulong.MaxValue)
    {
        decimal number = ReadWhole();
        if (number < 0 || number > most)
            Mismatch(string.Create(CultureInfo.InvariantCulture, $"a whole number from 0 to {most}"));
        return (ulong)number;
    }

    /// <summary>Reads a number.</summary>
    public double ReadDouble()
    {
        if (!double.TryParse(ReadNumber("a number"), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
            Mismatch("a number that fits a double");
        return number;
    }

    /// <summary>Reads a number.</summary>
    public float ReadSingle()
    {
        if (!float.TryParse(ReadNumber("a number"), NumberStyles.Float, CultureInfo.InvariantCulture, out float number) || !float.IsFinite(number))
            Mismatch("a number that fits a float");
        return number;
    }

    /// <summary>Reads a number.</summary>
    public decimal ReadDecimal()
    {
        if (!decimal.TryParse(ReadNumber("a number"), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
            Mismatch("a number that fits a decimal");
        return number;
    }

    /// <summary>Reads a moment in ISO 8601.</summary>
    public DateTimeOffset ReadDateTimeOffset() => Parse("a date and time as 2026-01-31T12:00:00Z", static (text, culture) =>
        (DateTimeOffset.TryParse(text, culture, DateTimeStyles.AssumeUniversal, out DateTimeOffset value) && text.Contains('T'), value));

    /// <summary>Reads a moment in ISO 8601.</summary>
    public DateTime ReadDateTime() => Parse("a date and time as 2026-01-31T12:00:00Z", static (text, culture) =>
        (DateTime.TryParse(text, culture, DateTimeStyles.RoundtripKind, out DateTime value) && text.Contains('T'), value));

    /// <summary>Reads a day in ISO 8601.</summary>
    public DateOnly ReadDateOnly() => Parse("a date as 2026-01-31", static (text, culture) =>
        (DateOnly.TryParseExact(text, "O", culture, DateTimeStyles.None, out DateOnly value), value));

    /// <summary>Reads a time of day in ISO 8601. An offset, which the format of a schema asks for and a time of day has not, is passed over.</summary>
    public TimeOnly ReadTimeOnly() => Parse("a time as 12:00:00", static (text, culture) =>
        (TimeOnly.TryParseExact(WithoutOffset(text), "HH:mm:ss.FFFFFFF", culture, DateTimeStyles.None, out TimeOnly value), value));

    /// <summary>Reads a duration as <c>d.hh:mm:ss</c>.</summary>
    public TimeSpan ReadTimeSpan() => Parse("a duration as 1.12:00:00", static (text, culture) =>
        (TimeSpan.TryParseExact(text, "c", culture, out TimeSpan value) && text.AsSpan().Count(':') == 2, value));

    /// <summary>Reads a unique id.</summary>
    public Guid ReadGuid() => Parse("a UUID", static (text, _) => (Guid.TryParseExact(text, "D", out Guid value), value));

    /// <summary>Reads an address.</summary>
    public Uri ReadUri() => Parse("an address", static (text, _) => (Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out Uri? value), value!));

    /// <summary>Reads any value as it stands.</summary>
    public RawJson ReadRaw()
    {
        valueAt = reader.Position;
        return new RawJson(reader.ReadRaw().ToArray());
    }

    /// <summary>Refuses the value that was read last.</summary>
    /// <param name="expected">What is due in its place, such as <c>a number from 0 to 1</c>.</param>
    /// <exception cref="SchemaMismatchException">Always.</exception>
    [DoesNotReturn]
    public readonly void Mismatch(string expected) => Mismatch(valueAt, expected);

    /// <summary>Refuses the value that begins at a place.</summary>
    /// <param name="position">The place, a <see cref="Position"/> from before.</param>
    /// <param name="expected">What is due in its place.</param>
    /// <exception cref="SchemaMismatchException">Always.</exception>
    [DoesNotReturn]
    public readonly void Mismatch(int position, string expected)
    {
        // What is no JSON is said as such, and not as a mismatch.
        var shown = new JsonReader(json[position..], new JsonScratch(JsonLimits.Default));
        ReadOnlySpan<byte> found = shown.ReadRaw();
        string path = SchemaPath.Of(json, position);
        throw new SchemaMismatchException($"{path} is {Show(found)}, where {expected} is due.", path);
    }

    /// <summary>Refuses an object that lacks members.</summary>
    /// <param name="position">Where the object begins, a <see cref="Position"/> from before.</param>
    /// <param name="names">The names of all its required members, with null in place of those that are there.</param>
    /// <exception cref="SchemaMismatchException">A name is not null.</exception>
    public readonly void CheckMissing(int position, params ReadOnlySpan<string?> names)
    {
        var missing = new List<string>();
        foreach (string? name in names)
        {
            if (name is not null)
                missing.Add($"'{name}'");
        }

        if (missing.Count == 0)
            return;
        string path = SchemaPath.Of(json, position);
        throw new SchemaMismatchException($"{path} lacks {string.Join(", ", missing)}.", path);
    }

    private static string Show(ReadOnlySpan<byte> found)
    {
        string text = Encoding.UTF8.GetString(found.Length <= MaxShown * 4 ? found : found[..(MaxShown * 4)]);
        return text.Length <= MaxShown ? text : text[..MaxShown] + "…";
    }

    private ReadOnlySpan<byte> ReadText(out bool isEscaped, string expected)
    {
        valueAt = reader.Position;
        if (!reader.TryReadText(out ReadOnlySpan<byte> text, out isEscaped))
            Mismatch(expected);
        return text;
    }

    private ReadOnlySpan<byte> ReadNumber(string expected)
    {
        valueAt = reader.Position;
        if (reader.Next == JsonValueKind.Number)
            return reader.ReadRaw();
        ReadOnlySpan<byte> text = default;
        if (isQuotable)
            reader.TryReadText(out text, out _);
        if (text is not ([(byte)'-' or (>= (byte)'0' and <= (byte)'9'), ..] and [.., >= (byte)'0' and <= (byte)'9']))
            Mismatch(expected);
        return text;
    }

    private decimal ReadWhole()
    {
        ReadOnlySpan<byte> text = ReadNumber("a whole number");
        if (!JsonNumbers.TryParse(text, out decimal number) || number != decimal.Truncate(number))
            Mismatch("a whole number");
        return number;
    }

    private static ReadOnlySpan<char> WithoutOffset(string time)
    {
        int offset = time.AsSpan().IndexOfAny('Z', '+', '-');
        return offset < 0 || !DateTimeOffset.TryParseExact("2000-01-01T00:00:00" + time[offset..], "yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? time
            : time.AsSpan(0, offset);
    }

    private T Parse<T>(string expected, Func<string, CultureInfo, (bool IsRead, T Value)> parse)
    {
        (bool isRead, T value) = parse(ReadString(), CultureInfo.InvariantCulture);
        if (!isRead)
            Mismatch(expected);
        return value;
    }
}
