using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace OpenRouter.Aot.Cli;

/// <summary>JSON on one line, nothing lost: every member, every digit of a number and every escape stay as they were sent.</summary>
internal static class CompactJson
{
    private static readonly SearchValues<byte> Special = SearchValues.Create("\" \t\r\n"u8);

    private const int MaxDepth = 512;

    /// <summary>Removes the white space between the tokens; false where the text is no JSON.</summary>
    public static bool TryCompact(ReadOnlySpan<byte> text, out byte[] compact)
    {
        compact = [];
        if (!IsJson(text))
            return false;
        var output = new ArrayBufferWriter<byte>(text.Length);
        while (!text.IsEmpty)
        {
            int special = text.IndexOfAny(Special);
            if (special < 0)
                special = text.Length;
            output.Write(text[..special]);
            text = text[special..];
            if (text.IsEmpty)
                break;
            int taken = 1;
            if (text[0] == (byte)'"')
            {
                taken = StringLength(text);
                output.Write(text[..taken]);
            }

            text = text[taken..];
        }

        compact = output.WrittenSpan.ToArray();
        return true;
    }

    /// <summary>Whether a text is JSON without white space between its tokens, as nearly every answer is: it is taken as it stands.</summary>
    public static bool IsCompact(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text))
            return false;
        try
        {
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = MaxDepth });
            int end = 0;
            while (reader.Read())
            {
                // Before a token there is at most a comma, and of a name nothing but its quotes and its colon.
                ReadOnlySpan<byte> before = text[end..(int)reader.TokenStartIndex];
                end = (int)reader.BytesConsumed;
                bool isName = reader.TokenType == JsonTokenType.PropertyName;
                if (before is not ([] or [(byte)',']) || (isName && end - reader.TokenStartIndex != reader.ValueSpan.Length + 3))
                    return false;
            }

            return end > 0 && end == text.Length;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text))
            return false;
        try
        {
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = MaxDepth });
            bool hasToken = false;
            while (reader.Read())
                hasToken = true;
            return hasToken;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // From quote to quote; the text is valid JSON, so there is a second one.
    private static int StringLength(ReadOnlySpan<byte> text)
    {
        int at = 1;
        while (true)
        {
            at += text[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (text[at] == (byte)'"')
                return at + 1;
            at += 2;
        }
    }
}
