using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>
/// Reads one JSON value out of bytes that are all there, as RFC 8259 has it and nothing beyond. Unlike the run-time's reader it stands between values,
/// not on tokens, is small enough to be copied for a look ahead, and holds what generated readers share: members that are kept raw, and values that
/// are not of the promised type and yet can be read. <see cref="Utf8JsonReader"/> is its oracle in tests.
/// </summary>
internal ref partial struct JsonReader
{
    private const ulong Ones = 0x0101010101010101;
    private const ulong Highs = 0x8080808080808080;

    // What ends the plain part of a string.
    private static readonly SearchValues<byte> StringStops = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, (byte)'"', (byte)'\\']);

    private readonly ReadOnlySpan<byte> json;
    private readonly JsonScratch scratch;
    private int at;
    private int depth;
    private bool isFirst;
    private bool isInexact;
    private int nameAt;
    private int valueAt;

    /// <summary>Begins to read.</summary>
    /// <param name="json">One value, with white space around it.</param>
    /// <param name="scratch">What the reader needs beside; emptied.</param>
    public JsonReader(ReadOnlySpan<byte> json, JsonScratch scratch)
    {
        scratch.Reset();
        this.json = json;
        this.scratch = scratch;
        SkipBlank();
    }

    /// <summary>What the next value is, by its first byte. <see cref="JsonValueKind.Undefined"/> where none begins.</summary>
    public readonly JsonValueKind Next => (uint)at < (uint)json.Length
        ? json[at] switch
        {
            (byte)'"' => JsonValueKind.String,
            (byte)'{' => JsonValueKind.Object,
            (byte)'[' => JsonValueKind.Array,
            (byte)'t' => JsonValueKind.True,
            (byte)'f' => JsonValueKind.False,
            (byte)'n' => JsonValueKind.Null,
            (byte)'-' or (>= (byte)'0' and <= (byte)'9') => JsonValueKind.Number,
            _ => JsonValueKind.Undefined,
        }
        : JsonValueKind.Undefined;

    /// <summary>Where the reader is, in bytes.</summary>
    public readonly int Position => at;

    /// <summary>Where the member begins that was named last.</summary>
    public readonly int NamePosition => nameAt;

    public readonly JsonScratch Scratch => scratch;

    /// <summary>Checks that nothing but white space follows the value.</summary>
    public void End()
    {
        SkipBlank();
        if (at < json.Length)
            JsonErrors.Unexpected(json, at, "the end");
    }

    /// <summary>Steps into an object; false, with nothing consumed, where the next value is none.</summary>
    public bool TryBeginObject() => TryBegin((byte)'{');

    /// <summary>Steps into an array; false, with nothing consumed, where the next value is none.</summary>
    public bool TryBeginArray() => TryBegin((byte)'[');

    /// <summary>Goes on to the next member of the object, which must be read or skipped; false where the object has ended.</summary>
    /// <param name="name">Its name, without escapes; valid until the next call.</param>
    public bool NextMember(out ReadOnlySpan<byte> name)
    {
        if (!NextElement((byte)'}'))
        {
            name = default;
            return false;
        }

        nameAt = at;
        if (Current != '"')
            JsonErrors.Unexpected(json, at, "a member's name");
        name = ReadToken(out bool isEscaped);
        if (isEscaped)
            name = JsonEscapes.Unescape(name);
        SkipBlank();
        if (Current != ':')
            JsonErrors.Unexpected(json, at, "':'");
        at++;
        SkipBlank();
        valueAt = at;
        return true;
    }

    /// <summary>Goes on to the next item of the array, which must be read or skipped; false where the array has ended.</summary>
    public bool NextItem() => NextElement((byte)']');

    /// <summary>Consumes a null; false, with nothing consumed, where the next value is none.</summary>
    public bool TryReadNull()
    {
        if ((uint)at >= (uint)json.Length || json[at] != 'n')
            return false;
        ReadLiteral("null"u8);
        return true;
    }

    /// <summary>Reads the next value, whatever it is, and gives it as it stands.</summary>
    public ReadOnlySpan<byte> ReadRaw()
    {
        int start = at;
        Skip();
        return json[start..at];
    }

    /// <summary>Reads over the next value.</summary>
    public void Skip()
    {
        switch (Next)
        {
            case JsonValueKind.String:
                ReadToken(out _);
                break;
            case JsonValueKind.Number:
                ReadNumber(out _);
                break;
            case JsonValueKind.True:
                ReadLiteral("true"u8);
                break;
            case JsonValueKind.False:
                ReadLiteral("false"u8);
                break;
            case JsonValueKind.Null:
                ReadLiteral("null"u8);
                break;
            case JsonValueKind.Object:
                TryBegin((byte)'{');
                while (NextMember())
                    Skip();
                break;
            case JsonValueKind.Array:
                TryBegin((byte)'[');
                while (NextElement((byte)']'))
                    Skip();
                break;
            default:
                JsonErrors.Unexpected(json, at, "a value");
                break;
        }
    }

    /// <summary>Keeps the member that was named last as it stands: it has no property, or one that cannot hold it to the letter.</summary>
    /// <param name="mark">The length of the scratch when the object began.</param>
    /// <param name="ordinal">The number of its property; negative without one.</param>
    /// <returns>The bit of the property, where it holds what could be read and the raw member stands for it.</returns>
    public ulong Keep(int mark, int ordinal)
    {
        bool shadows = isInexact && ordinal >= 0;
        isInexact = false;
        at = valueAt;
        Skip();
        scratch.Keep(mark, json[nameAt..at]);
        return shadows ? 1UL << ordinal : 0;
    }

    /// <summary>Passes over the member that was named last.</summary>
    public void Pass()
    {
        isInexact = false;
        at = valueAt;
        Skip();
    }

    /// <summary>Takes the members that were kept since the object began; null where none were.</summary>
    public readonly ExtraMembers? TakeExtra(int mark, ulong shadows) =>
        scratch.Length == mark ? null : new ExtraMembers(scratch.Take(mark), shadows);

    private readonly byte Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (uint)at < (uint)json.Length ? json[at] : (byte)0;
    }

    private bool TryBegin(byte open)
    {
        if (Current != open)
            return false;
        at++;
        isFirst = true;
        if (++depth > scratch.Limits.MaxDepth)
            JsonErrors.TooDeep(scratch.Limits.MaxDepth);
        return true;
    }

    private bool NextElement(byte close)
    {
        SkipBlank();
        if (Current == close)
        {
            at++;
            depth--;
            isFirst = false;
            return false;
        }

        if (isFirst)
        {
            isFirst = false;
            return true;
        }

        if (Current != ',')
            JsonErrors.Unexpected(json, at, close == '}' ? "',' or '}'" : "',' or ']'");
        at++;
        SkipBlank();
        return true;
    }

    private bool NextMember()
    {
        // As the other, without a look at the name, and without losing the place of the member that is skipped.
        if (!NextElement((byte)'}'))
            return false;
        if (Current != '"')
            JsonErrors.Unexpected(json, at, "a member's name");
        ReadToken(out _);
        SkipBlank();
        if (Current != ':')
            JsonErrors.Unexpected(json, at, "':'");
        at++;
        SkipBlank();
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SkipBlank()
    {
        if ((uint)at < (uint)json.Length && json[at] <= ' ')
            SkipBlanks();
    }

    private void SkipBlanks()
    {
        while ((uint)at < (uint)json.Length && json[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            at++;
    }

    private void ReadLiteral(ReadOnlySpan<byte> literal)
    {
        if (!json[at..].StartsWith(literal))
            JsonErrors.Unexpected(json, at, "a value");
        at += literal.Length;
    }

    /// <summary>Reads a string token and gives what is between its quotes.</summary>
    private ReadOnlySpan<byte> ReadToken(out bool isEscaped)
    {
        int start = at + 1;
        int end = FindStop(start);
        isEscaped = false;
        while ((uint)end < (uint)json.Length && json[end] == '\\')
        {
            isEscaped = true;
            end = FindStop(JsonEscapes.Step(json, end));
        }

        if ((uint)end >= (uint)json.Length || json[end] != '"')
            JsonErrors.Unexpected(json, end, "the end of a string");
        if (end - start > scratch.Limits.MaxStringBytes)
            JsonErrors.TooLong(end - start, scratch.Limits.MaxStringBytes);
        at = end + 1;
        return json[start..end];
    }

    /// <summary>The first quote, backslash or control character from a place on; the end where there is none.</summary>
    private readonly int FindStop(int from)
    {
        // Most strings end within a few words, before a vectorised search has begun.
        for (int words = 0; words < 4 && json.Length - from >= 8; words++, from += 8)
        {
            ulong word = BinaryPrimitives.ReadUInt64LittleEndian(json[from..]);
            ulong quotes = word ^ (Ones * '"'), slashes = word ^ (Ones * '\\');
            ulong stops = (((quotes - Ones) & ~quotes) | ((slashes - Ones) & ~slashes) | ((word - (Ones * 0x20)) & ~word)) & Highs;
            if (stops != 0)
                return from + (BitOperations.TrailingZeroCount(stops) >> 3);
        }

        int found = json[from..].IndexOfAny(StringStops);
        return found < 0 ? json.Length : from + found;
    }

    /// <summary>Reads a number token.</summary>
    /// <param name="isInteger">Whether it has neither a fraction nor an exponent.</param>
    private ReadOnlySpan<byte> ReadNumber(out bool isInteger)
    {
        int start = at, end = at;
        if (json[end] == '-')
            end++;
        int digits = Digits(end);
        if (digits == 0 || (digits > 1 && json[end] == '0'))
            JsonErrors.Unexpected(json, digits == 0 ? end : end + 1, digits == 0 ? "a digit" : "'.' or the end of the number");
        end += digits;
        isInteger = true;
        if (end < json.Length && json[end] == '.')
        {
            isInteger = false;
            digits = Digits(++end);
            if (digits == 0)
                JsonErrors.Unexpected(json, end, "a digit");
            end += digits;
        }

        if (end < json.Length && json[end] is (byte)'e' or (byte)'E')
        {
            isInteger = false;
            end++;
            if (end < json.Length && json[end] is (byte)'+' or (byte)'-')
                end++;
            digits = Digits(end);
            if (digits == 0)
                JsonErrors.Unexpected(json, end, "a digit");
            end += digits;
        }

        at = end;
        return json[start..end];
    }

    private readonly int Digits(int from)
    {
        int end = from;
        while ((uint)end < (uint)json.Length && (uint)(json[end] - '0') <= 9)
            end++;
        return end - from;
    }
}
