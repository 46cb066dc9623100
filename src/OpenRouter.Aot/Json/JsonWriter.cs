using System.Buffers;
using System.Globalization;
using System.Text.Unicode;

namespace OpenRouter.Aot;

/// <summary>
/// Writes JSON without white space. Only what RFC 8259 demands is escaped, because a text of another alphabet would be six times as long, and halves of
/// surrogate pairs come out as U+FFFD.
/// </summary>
internal ref struct JsonWriter
{
    // Above this, a text is written in pieces, so that the output need not hold three bytes a character at once.
    private const int LongestPiece = 4096;

    // A number, a time, a literal.
    private const int LongestValue = 48;

    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000B\f\r\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\"\\");

    private readonly IBufferWriter<byte> output;
    private Span<byte> room;
    private int used;
    private bool needsComma;

    /// <summary>Begins to write.</summary>
    /// <param name="output">Where to; it has everything after <see cref="Flush"/>.</param>
    public JsonWriter(IBufferWriter<byte> output)
    {
        this.output = output;
        room = output.GetSpan();
    }

    /// <summary>Hands over what has been written.</summary>
    public void Flush()
    {
        output.Advance(used);
        used = 0;
        room = default;
    }

    public void BeginObject() => Begin((byte)'{');

    public void EndObject() => End((byte)'}');

    public void BeginArray() => Begin((byte)'[');

    public void EndArray() => End((byte)']');

    /// <summary>Writes a member's name.</summary>
    /// <param name="quoted">The name in quotes and escaped, with its colon.</param>
    public void Name(ReadOnlySpan<byte> quoted)
    {
        Reserve(quoted.Length + 1);
        Separate();
        quoted.CopyTo(room[used..]);
        used += quoted.Length;
        needsComma = false;
    }

    /// <summary>Writes a member's name that is not known before.</summary>
    public void Name(string name)
    {
        Value(name);
        Reserve(1);
        room[used++] = (byte)':';
        needsComma = false;
    }

    /// <summary>Writes members as they stand, separated by commas and without braces.</summary>
    public void Members(ReadOnlySpan<byte> members)
    {
        if (!members.IsEmpty)
            Raw(members);
    }

    /// <summary>Writes one value as it stands.</summary>
    public void Raw(ReadOnlySpan<byte> json)
    {
        Reserve(json.Length + 1);
        Separate();
        json.CopyTo(room[used..]);
        used += json.Length;
        needsComma = true;
    }

    public void Null() => Raw("null"u8);

    public void Value(bool value) => Raw(value ? "true"u8 : "false"u8);

    /// <summary>Writes a text; a null, which a list may hold against its promise, as null.</summary>
    public void Value(string? text)
    {
        if (text is null)
        {
            Null();
            return;
        }

        Reserve(2);
        Separate();
        room[used++] = (byte)'"';
        ReadOnlySpan<char> rest = text;
        while (!rest.IsEmpty)
        {
            int plain = rest.IndexOfAny(Escaped);
            Plain(plain < 0 ? rest : rest[..plain]);
            if (plain < 0)
                break;
            Escape(rest[plain]);
            rest = rest[(plain + 1)..];
        }

        Reserve(1);
        room[used++] = (byte)'"';
        needsComma = true;
    }

    public void Value(long value) => Format(value, default);

    /// <summary>Writes a number; what JSON has no number for, an infinity or no number, becomes null.</summary>
    public void Value(double value)
    {
        if (double.IsFinite(value))
            Format(value, default);
        else
            Null();
    }

    public void Value(decimal value) => Format(value, default);

    /// <summary>Writes an amount as a text.</summary>
    public void Text(decimal value)
    {
        Reserve(LongestValue);
        Separate();
        room[used++] = (byte)'"';
        value.TryFormat(room[used..], out int count, default, CultureInfo.InvariantCulture);
        used += count;
        room[used++] = (byte)'"';
        needsComma = true;
    }

    public void Value(DateTimeOffset value)
    {
        Reserve(LongestValue);
        Separate();
        room[used++] = (byte)'"';
        JsonTimes.TryFormat(value, room[used..], out int count);
        used += count;
        room[used++] = (byte)'"';
        needsComma = true;
    }

    private void Begin(byte open)
    {
        Reserve(2);
        Separate();
        room[used++] = open;
        needsComma = false;
    }

    private void End(byte close)
    {
        Reserve(1);
        room[used++] = close;
        needsComma = true;
    }

    private void Separate()
    {
        if (needsComma)
            room[used++] = (byte)',';
    }

    private void Format<T>(T value, ReadOnlySpan<char> format)
        where T : struct, IUtf8SpanFormattable
    {
        Reserve(LongestValue);
        Separate();
        value.TryFormat(room[used..], out int count, format, CultureInfo.InvariantCulture);
        used += count;
        needsComma = true;
    }

    private void Plain(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            ReadOnlySpan<char> piece = text.Length <= LongestPiece ? text : text[..LongestPiece];
            Reserve(piece.Length * 3);
            Utf8.FromUtf16(piece, room[used..], out int read, out int written, replaceInvalidSequences: true, isFinalBlock: piece.Length == text.Length);
            used += written;
            text = text[read..];
        }
    }

    private void Escape(char character)
    {
        Reserve(6);
        byte letter = character switch
        {
            '"' => (byte)'"',
            '\\' => (byte)'\\',
            '\n' => (byte)'n',
            '\r' => (byte)'r',
            '\t' => (byte)'t',
            '\b' => (byte)'b',
            '\f' => (byte)'f',
            _ => 0,
        };
        room[used++] = (byte)'\\';
        if (letter != 0)
        {
            room[used++] = letter;
            return;
        }

        "u00"u8.CopyTo(room[used..]);
        room[used + 3] = (byte)('0' + (character >> 4));
        room[used + 4] = (byte)"0123456789abcdef"[character & 15];
        used += 5;
    }

    private void Reserve(int count)
    {
        if (room.Length - used >= count)
            return;
        output.Advance(used);
        used = 0;
        room = output.GetSpan(count);
    }
}
