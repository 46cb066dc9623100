using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>
/// Strings out of JSON that is valid as JSON and yet no text. Models send lone surrogates where a token ends inside an emoji, and the
/// run-time's readers answer those with an <see cref="InvalidOperationException"/>; here they come out with U+FFFD in the place.
/// </summary>
internal static class JsonText
{
    /// <summary>The value of a string element.</summary>
    public static string Of(JsonElement element)
    {
        try
        {
            return element.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return Mend(Encoding.UTF8.GetBytes(element.GetRawText()).AsSpan()[1..^1]);
        }
    }

    /// <summary>The value of the string token that the reader stands on.</summary>
    public static string Of(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return Mend(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
        }
    }

    /// <summary>Whether the name or string that the reader stands on is a text; one that is no text is none.</summary>
    public static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        if (!reader.ValueIsEscaped)
            return reader.ValueSpan.SequenceEqual(text);
        try
        {
            return reader.ValueTextEquals(text);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    // The token is unescaped by hand, because only its lone surrogates stand in the run-time's way.
    private static string Mend(ReadOnlySpan<byte> escaped)
    {
        string text = Encoding.UTF8.GetString(escaped);
        var mended = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 >= text.Length)
            {
                mended.Append(text[i]);
                continue;
            }

            char kind = text[++i];
            if (kind == 'u' && i + 4 < text.Length && ushort.TryParse(text.AsSpan(i + 1, 4), NumberStyles.HexNumber, null, out ushort unit))
            {
                mended.Append((char)unit);
                i += 4;
            }
            else
            {
                mended.Append(kind switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', _ => kind });
            }
        }

        for (int i = 0; i < mended.Length; i++)
        {
            bool isPair = char.IsHighSurrogate(mended[i]) && i + 1 < mended.Length && char.IsLowSurrogate(mended[i + 1]);
            if (isPair)
                i++;
            else if (char.IsSurrogate(mended[i]))
                mended[i] = '\uFFFD';
        }

        return mended.ToString();
    }
}
