using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <content>
/// Values into properties. Each of these reads the next value: true where the property holds it to the letter (a null included), so that writing it
/// back gives the same; false where the member has to be kept raw, either with the property left null (nothing was consumed), or beside a property
/// that holds what could be read of it.
/// </content>
internal ref partial struct JsonReader
{
    /// <summary>As <see cref="Read(out string?)"/>, for a text that is the same in many objects.</summary>
    public bool ReadRepeated(out string? value)
    {
        if (Current != '"' || scratch.Strings is not { } strings)
            return Read(out value);
        ReadOnlySpan<byte> text = ReadToken(out bool isEscaped);
        value = isEscaped || text.Length > JsonStrings.LongestBytes ? ToText(text, isEscaped) : strings.Of(text);
        return true;
    }

    public bool Read(out string? value)
    {
        if (Current == '"')
        {
            ReadOnlySpan<byte> text = ReadToken(out bool isEscaped);
            value = ToText(text, isEscaped);
            return true;
        }

        value = null;
        if (TryReadNull())
            return true;
        // Whatever else a provider sends is shown rather than refused: arguments of a tool as an object, an id as a number.
        value = Encoding.UTF8.GetString(ReadRaw());
        return Inexact();
    }

    public bool Read(out long? value)
    {
        uint bits = 0;
        bool isExact = Read(out long number, ref bits, 1);
        value = bits != 0 ? number : null;
        return isExact;
    }

    public bool Read(out int? value)
    {
        uint bits = 0;
        bool isExact = Read(out int number, ref bits, 1);
        value = bits != 0 ? number : null;
        return isExact;
    }

    public bool Read(out double? value)
    {
        uint bits = 0;
        bool isExact = Read(out double number, ref bits, 1);
        value = bits != 0 ? number : null;
        return isExact;
    }

    public bool Read(out decimal? value, bool isText = false)
    {
        uint bits = 0;
        bool isExact = Read(out decimal number, ref bits, 1, isText);
        value = bits != 0 ? number : null;
        return isExact;
    }

    public bool Read(out bool? value)
    {
        uint bits = 0;
        bool isExact = Read(ref bits, 1);
        value = (bits & 1) == 0 ? null : (bits & 2) != 0;
        return isExact;
    }

    /// <summary>Reads a whole number.</summary>
    /// <param name="value">The number; 0 without one.</param>
    /// <param name="bits">Gets <paramref name="bit"/> where there is a number, and loses it where there is none.</param>
    /// <param name="bit">The bit of the property.</param>
    public bool Read(out long value, ref uint bits, uint bit)
    {
        bits &= ~bit;
        value = 0;
        JsonValueKind kind = Next;
        if (kind == JsonValueKind.Number)
        {
            int start = at;
            if (TryReadDigits(out value))
            {
                bits |= bit;
                return true;
            }

            ReadOnlySpan<byte> token = ReadNumber(out bool isInteger);
            if (TryParse(token, isInteger, out value))
            {
                bits |= bit;
                return true;
            }

            at = start;
            return false;
        }

        if (kind != JsonValueKind.String)
            return TryReadNull();
        JsonReader before = this;
        if (TryPeekNumber(out ReadOnlySpan<byte> digits) && TryParse(digits, isInteger: false, out value))
        {
            bits |= bit;
            return Inexact();
        }

        this = before;
        return false;
    }

    /// <inheritdoc cref="Read(out long, ref uint, uint)"/>
    public bool Read(out int value, ref uint bits, uint bit)
    {
        JsonReader start = this;
        bool isExact = Read(out long number, ref bits, bit);
        value = (int)number;
        if (value == number)
            return isExact;
        this = start;
        value = 0;
        bits &= ~bit;
        return false;
    }

    /// <inheritdoc cref="Read(out long, ref uint, uint)"/>
    public bool Read(out double value, ref uint bits, uint bit)
    {
        bits &= ~bit;
        value = 0;
        JsonValueKind kind = Next;
        bool isNumber = kind == JsonValueKind.Number;
        if (!isNumber && kind != JsonValueKind.String)
            return TryReadNull();
        int start = at;
        ReadOnlySpan<byte> token = default;
        if (isNumber)
            token = ReadNumber(out _);
        else if (!TryPeekNumber(out token))
            return false;
        if (!double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out value) || !double.IsFinite(value))
        {
            value = 0;
            at = start;
            return false;
        }

        bits |= bit;
        return (isNumber && JsonNumbers.IsExact(token, value)) || Inexact();
    }

    /// <inheritdoc cref="Read(out long, ref uint, uint)"/>
    /// <param name="value">The number; 0 without one.</param>
    /// <param name="bits">Gets <paramref name="bit"/> where there is a number, and loses it where there is none.</param>
    /// <param name="bit">The bit of the property.</param>
    /// <param name="isText">Whether it is written as a text.</param>
    public bool Read(out decimal value, ref uint bits, uint bit, bool isText = false)
    {
        bits &= ~bit;
        value = 0;
        JsonValueKind kind = Next;
        bool isNumber = kind == JsonValueKind.Number;
        if (!isNumber && kind != JsonValueKind.String)
            return TryReadNull();
        int start = at;
        ReadOnlySpan<byte> token = default;
        if (isNumber)
            token = ReadNumber(out _);
        else if (!TryPeekNumber(out token))
            return false;
        if (!JsonNumbers.TryParse(token, out value))
        {
            value = 0;
            at = start;
            return false;
        }

        bits |= bit;
        bool isExact = isNumber ? !isText && JsonNumbers.IsExact(token) : isText && JsonNumbers.IsWrittenAs(token, value);
        return isExact || Inexact();
    }

    /// <summary>Reads a truth value into two bits: whether there is one, and which.</summary>
    /// <param name="bits">The bits of the object.</param>
    /// <param name="bit">The lower of the two.</param>
    public bool Read(ref uint bits, uint bit)
    {
        bits &= ~(bit | (bit << 1));
        switch (Next)
        {
            case JsonValueKind.True:
                ReadLiteral("true"u8);
                bits |= bit | (bit << 1);
                return true;
            case JsonValueKind.False:
                ReadLiteral("false"u8);
                bits |= bit;
                return true;
            case JsonValueKind.String:
                JsonReader start = this;
                ReadOnlySpan<byte> text = ReadToken(out _);
                if (text.SequenceEqual("true"u8) || text.SequenceEqual("false"u8))
                {
                    bits |= text.Length == 4 ? bit | (bit << 1) : bit;
                    return Inexact();
                }

                this = start;
                return false;
            default:
                return TryReadNull();
        }
    }

    public bool Read(out DateTimeOffset? value)
    {
        value = null;
        if (Current != '"')
            return TryReadNull();
        JsonReader start = this;
        ReadOnlySpan<byte> text = ReadToken(out bool isEscaped);
        if (!isEscaped && JsonTimes.TryParse(text, out DateTimeOffset time))
        {
            value = time;
            return JsonTimes.IsWrittenAs(text, time) || Inexact();
        }

        this = start;
        return false;
    }

    /// <summary>Reads any value as it stands.</summary>
    public bool ReadJson(out byte[]? value)
    {
        value = TryReadNull() ? null : ReadRaw().ToArray();
        return true;
    }

    /// <summary>Reads a text; false, with nothing consumed, where the next value is none.</summary>
    public bool TryReadText(out ReadOnlySpan<byte> text, out bool isEscaped)
    {
        isEscaped = false;
        text = default;
        if (Current != '"')
            return false;
        text = ReadToken(out isEscaped);
        return true;
    }

    /// <summary>The string of a token.</summary>
    public static string ToText(ReadOnlySpan<byte> text, bool isEscaped) => isEscaped ? JsonEscapes.ToText(text) : Encoding.UTF8.GetString(text);

    private bool Inexact()
    {
        isInexact = true;
        return false;
    }

    /// <summary>Reads a number of a few digits and nothing else, which most are; false, with nothing consumed, where it is another.</summary>
    private bool TryReadDigits(out long value)
    {
        const int Most = 18;
        value = 0;
        int end = at;
        while ((uint)end < (uint)json.Length && (uint)(json[end] - '0') <= 9 && end - at <= Most)
            value = (value * 10) + (json[end++] - '0');
        bool isWhole = end > at && end - at <= Most && (json[at] != '0' || end - at == 1)
            && ((uint)end >= (uint)json.Length || json[end] is not ((byte)'.' or (byte)'e' or (byte)'E'));
        if (isWhole)
            at = end;
        else
            value = 0;
        return isWhole;
    }

    private static bool TryParse(ReadOnlySpan<byte> token, bool isInteger, out long value)
    {
        if (isInteger)
            return Utf8Parser.TryParse(token, out value, out int consumed) && consumed == token.Length;
        value = 0;
        // 1.0 and 1e3 are whole numbers too.
        if (!decimal.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) || !JsonNumbers.IsExact(token) || number != decimal.Truncate(number)
            || number is < long.MinValue or > long.MaxValue)
        {
            return false;
        }

        value = (long)number;
        return true;
    }

    /// <summary>Reads a text that holds a number, without white space; false, with nothing consumed, where it holds none.</summary>
    private bool TryPeekNumber(out ReadOnlySpan<byte> digits)
    {
        int start = at;
        digits = ReadToken(out _);
        if (digits is [(byte)'-' or (>= (byte)'0' and <= (byte)'9'), ..] && digits[^1] > ' ')
            return true;
        at = start;
        return false;
    }
}
