namespace OpenRouter.Aot.Generators.Analyzing;

/// <summary>Tells a real key from what only stands for one.</summary>
internal static class KeyText
{
    private const string Prefix = "sk-or-v1-";
    private const int DigitCount = 64;

    // Of 64 digits by chance, so few different ones come up less than once in 10^20 keys.
    private const int MinDistinctDigits = 8;

    /// <summary>Whether a text holds a key: the prefix and 64 hexadecimal digits that look like chance.</summary>
    public static bool Holds(string text)
    {
        for (int at = text.IndexOf(Prefix, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Prefix, at + 1, StringComparison.Ordinal))
        {
            if (HasKeyAt(text, at + Prefix.Length))
                return true;
        }

        return false;
    }

    /// <summary>Whether a text is a key and nothing else.</summary>
    public static bool Is(string text) => text.Length == Prefix.Length + DigitCount && Holds(text);

    private static bool HasKeyAt(string text, int start)
    {
        if (text.Length - start < DigitCount)
            return false;
        int seen = 0;
        for (int i = start; i < start + DigitCount; i++)
        {
            int digit = ValueOf(text[i]);
            if (digit < 0)
                return false;
            seen |= 1 << digit;
        }

        return CountBits(seen) >= MinDistinctDigits && !Repeats(text, start);
    }

    // 0123456789abcdef four times, or a word like deadbeef eight times, is nobody's key.
    private static bool Repeats(string text, int start)
    {
        for (int length = 1; length <= DigitCount / 2; length *= 2)
        {
            if (string.CompareOrdinal(text, start, text, start + length, DigitCount - length) == 0)
                return true;
        }

        return false;
    }

    private static int ValueOf(char digit) => digit switch
    {
        >= '0' and <= '9' => digit - '0',
        >= 'a' and <= 'f' => digit - 'a' + 10,
        >= 'A' and <= 'F' => digit - 'A' + 10,
        _ => -1,
    };

    private static int CountBits(int bits)
    {
        int count = 0;
        for (; bits != 0; bits &= bits - 1)
            count++;
        return count;
    }
}
