using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>
/// The escapes of JSON strings. Models send halves of surrogate pairs where a token ends inside an emoji, and bytes that are no UTF-8; both are valid
/// to a JSON reader and no text. They come out as U+FFFD, and never as an exception of the run-time.
/// </summary>
internal static class JsonEscapes
{
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
        var text = new StringBuilder(escaped.Length);
        while (!escaped.IsEmpty)
        {
            int plain = escaped.IndexOf((byte)'\\');
            if (plain != 0)
            {
                ReadOnlySpan<byte> part = plain < 0 ? escaped : escaped[..plain];
                text.Append(Encoding.UTF8.GetString(part));
                escaped = escaped[part.Length..];
                continue;
            }

            char unit = ReadUnit(ref escaped);
            if (!char.IsSurrogate(unit))
            {
                text.Append(unit);
            }
            else if (char.IsHighSurrogate(unit) && escaped.StartsWith("\\u"u8) && TryReadUnit(escaped[2..], out char low) && char.IsLowSurrogate(low))
            {
                text.Append(unit).Append(low);
                escaped = escaped[6..];
            }
            else
            {
                text.Append('\uFFFD');
            }
        }

        return text.ToString();
    }

    /// <summary>The bytes of a string with escapes.</summary>
    public static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> escaped) => Encoding.UTF8.GetBytes(ToText(escaped));

    private static char ReadUnit(ref ReadOnlySpan<byte> escaped)
    {
        byte kind = escaped[1];
        if (kind == 'u')
        {
            TryReadUnit(escaped[2..], out char unit);
            escaped = escaped[6..];
            return unit;
        }

        escaped = escaped[2..];
        return kind switch { (byte)'n' => '\n', (byte)'t' => '\t', (byte)'r' => '\r', (byte)'b' => '\b', (byte)'f' => '\f', _ => (char)kind };
    }

    private static bool TryReadUnit(ReadOnlySpan<byte> digits, out char unit)
    {
        bool isRead = digits.Length >= 4 && ushort.TryParse(digits[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort number)
            ? (unit = (char)number) >= 0
            : (unit = '\0') > 0;
        return isRead;
    }
}
