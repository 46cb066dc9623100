using System.Buffers;
using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>
/// The escapes of JSON strings. Models send halves of surrogate pairs where a token ends inside an emoji, and bytes that are no UTF-8; both are valid
/// to a JSON reader and no text. They come out as U+FFFD, and never as an exception of the run-time.
/// </summary>
internal static class JsonEscapes
{
    private const int OnStack = 256;

    /// <summary>Where the escape ends that begins at a place.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static int Step(ReadOnlySpan<byte> json, int at)
    {
        if (at + 1 < json.Length)
        {
            switch (json[at + 1])
            {
                case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t':
                    return at + 2;
                case (byte)'u' when at + 6 <= json.Length && TryReadUnit(json[(at + 2)..], out _):
                    return at + 6;
            }
        }

        JsonErrors.Unexpected(json, at + 1, "an escape");
        return 0;
    }

    /// <summary>The text of a string with escapes, whose escapes have been found to be valid.</summary>
    public static string ToText(ReadOnlySpan<byte> escaped)
    {
        byte[]? rented = null;
        Span<byte> plain = escaped.Length <= OnStack ? stackalloc byte[OnStack] : rented = ArrayPool<byte>.Shared.Rent(escaped.Length);
        string text = Encoding.UTF8.GetString(plain[..Unescape(escaped, plain)]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return text;
    }

    /// <summary>The bytes of a string with escapes, whose escapes have been found to be valid.</summary>
    public static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> escaped)
    {
        // No escape is shorter than what it stands for.
        byte[] plain = new byte[escaped.Length];
        return plain.AsSpan(0, Unescape(escaped, plain));
    }

    /// <summary>Writes the bytes of a string with escapes, which have been found to be valid, into as much room as they have; gives how many there are.</summary>
    public static int Unescape(ReadOnlySpan<byte> escaped, Span<byte> plain)
    {
        int used = 0;
        while (true)
        {
            int next = escaped.IndexOf((byte)'\\');
            ReadOnlySpan<byte> part = next < 0 ? escaped : escaped[..next];
            part.CopyTo(plain[used..]);
            used += part.Length;
            if (next < 0)
                return used;
            escaped = escaped[next..];
            if (escaped[1] == 'u')
            {
                used += ReadRune(ref escaped).EncodeToUtf8(plain[used..]);
                continue;
            }

            plain[used++] = escaped[1] switch
            {
                (byte)'n' => (byte)'\n',
                (byte)'t' => (byte)'\t',
                (byte)'r' => (byte)'\r',
                (byte)'b' => (byte)'\b',
                (byte)'f' => (byte)'\f',
                byte itself => itself,
            };
            escaped = escaped[2..];
        }
    }

    /// <summary>Reads one escape of a code unit, or two that make a pair; half a pair is U+FFFD.</summary>
    private static Rune ReadRune(ref ReadOnlySpan<byte> escaped)
    {
        TryReadUnit(escaped[2..], out char unit);
        escaped = escaped[6..];
        if (!char.IsSurrogate(unit))
            return new Rune(unit);
        if (!char.IsHighSurrogate(unit) || !escaped.StartsWith("\\u"u8) || !TryReadUnit(escaped[2..], out char low) || !char.IsLowSurrogate(low))
            return Rune.ReplacementChar;
        escaped = escaped[6..];
        return new Rune(unit, low);
    }

    private static bool TryReadUnit(ReadOnlySpan<byte> digits, out char unit)
    {
        unit = '\0';
        if (digits.Length < 4)
            return false;
        int value = 0;
        foreach (byte digit in digits[..4])
        {
            int part = HexValue(digit);
            if (part < 0)
                return false;
            value = (value << 4) | part;
        }

        unit = (char)value;
        return true;
    }

    private static int HexValue(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };
}
