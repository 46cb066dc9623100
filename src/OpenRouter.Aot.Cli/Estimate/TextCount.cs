using System.Text;

namespace OpenRouter.Aot.Cli;

/// <summary>How much text there is, and the rough rule by which it becomes tokens.</summary>
/// <remarks>
/// No tokenizer is at hand, and every model has another. English prose has about four characters a token, code and names fewer, and other
/// scripts fewer still: there the bytes of UTF-8 are the safe measure, since hardly a tokenizer makes more than one token of two of them.
/// </remarks>
internal struct TextCount
{
    private long ascii;
    private long others;
    private long otherBytes;

    /// <summary>At least so many tokens: one for five characters.</summary>
    public readonly long LowTokens => (ascii + others) / 5;

    /// <summary>At most so many, as a rule: one for two and a half characters of ASCII, and one for two bytes of anything else.</summary>
    public readonly long HighTokens => ((ascii * 2) + 4) / 5 + (otherBytes + 1) / 2;

    /// <summary>Adds JSON text as it stands.</summary>
    public void AddJson(ReadOnlySpan<byte> json) => AddPlain(json);

    /// <summary>Adds a string of JSON.</summary>
    /// <param name="text">What stands between its quotes.</param>
    public void AddString(ReadOnlySpan<byte> text)
    {
        while (true)
        {
            int escape = text.IndexOf((byte)'\\');
            if (escape < 0)
            {
                AddPlain(text);
                return;
            }

            AddPlain(text[..escape]);
            text = text[escape..];
            if (text[1] != (byte)'u')
            {
                ascii++;
                text = text[2..];
                continue;
            }

            // Of a pair each half comes by itself, and is two of the four bytes.
            int unit = (Hex(text[2]) << 12) | (Hex(text[3]) << 8) | (Hex(text[4]) << 4) | Hex(text[5]);
            (ascii, others, otherBytes) = unit < 0x80 ? (ascii + 1, others, otherBytes)
                : (ascii, others + 1, otherBytes + (unit < 0x800 || unit is >= 0xD800 and < 0xE000 ? 2 : 3));
            text = text[6..];
        }
    }

    private void AddPlain(ReadOnlySpan<byte> text)
    {
        if (Ascii.IsValid(text))
        {
            ascii += text.Length;
            return;
        }

        foreach (byte one in text)
        {
            ascii += one < 0x80 ? 1 : 0;
            otherBytes += one < 0x80 ? 0 : 1;
            // Characters as UTF-16 counts them: a sequence of four bytes is two.
            others += one >= 0xF0 ? 2 : one >= 0xC0 ? 1 : 0;
        }
    }

    private static int Hex(byte digit) => char.IsAsciiDigit((char)digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
