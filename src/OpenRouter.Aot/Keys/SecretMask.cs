using System.Buffers;
using System.Globalization;
using System.Text;

namespace OpenRouter.Aot;

/// <summary>Replaces a secret in what a server sent, as it stands and as JSON may escape it: <c>\u002d</c> reads as a dash by the time anybody sees it.</summary>
internal static class SecretMask
{
    private const int UnicodeEscape = 6;

    /// <summary>The bytes with the secret replaced by its alias; the same memory where it does not occur.</summary>
    /// <param name="utf8">What was sent.</param>
    /// <param name="secret">The secret: printable ASCII.</param>
    /// <param name="alias">What stands for it.</param>
    public static ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> utf8, ReadOnlySpan<byte> secret, string alias)
    {
        ReadOnlySpan<byte> left = utf8.Span;
        if (!TryFind(left, secret, out int at, out int length))
            return utf8;
        byte[] mask = Encoding.UTF8.GetBytes($"[{alias}]");
        var masked = new ArrayBufferWriter<byte>(utf8.Length);
        do
        {
            masked.Write(left[..at]);
            masked.Write(mask);
            left = left[(at + length)..];
        }
        while (TryFind(left, secret, out at, out length));
        masked.Write(left);
        return masked.WrittenMemory;
    }

    private static bool TryFind(ReadOnlySpan<byte> text, ReadOnlySpan<byte> secret, out int at, out int length)
    {
        at = text.IndexOf(secret);
        length = secret.Length;
        // Nearly nothing that is sent holds an escape that could hide a printable character.
        if (!HasEscape(text, secret))
            return at >= 0;
        int end = at < 0 ? text.Length : at;
        for (int start = 0; start < end && text[start..end].IndexOfAny(secret[0], (byte)'\\') is var next and >= 0; start++)
        {
            start += next;
            if (!StartsWith(text[start..], secret, out length))
                continue;
            at = start;
            return true;
        }

        length = secret.Length;
        return at >= 0;
    }

    private static bool HasEscape(ReadOnlySpan<byte> text, ReadOnlySpan<byte> secret) =>
        text.IndexOf(@"\u00"u8) >= 0 || (secret.IndexOfAny("/\"\\"u8) >= 0 && text.Contains((byte)'\\'));

    private static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> secret, out int length)
    {
        length = 0;
        foreach (byte expected in secret)
        {
            int size = Match(text[length..], expected);
            if (size == 0)
                return false;
            length += size;
        }

        return true;
    }

    /// <summary>How many bytes stand for a character at the beginning of a text; 0 where it does not stand there.</summary>
    private static int Match(ReadOnlySpan<byte> text, byte expected)
    {
        if (text.IsEmpty)
            return 0;
        if (text[0] != '\\')
            return text[0] == expected ? 1 : 0;
        if (text.Length >= UnicodeEscape && text[1] == 'u')
            return int.TryParse(text[2..UnicodeEscape], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code) && code == expected ? UnicodeEscape : 0;
        return text.Length >= 2 && text[1] == expected ? 2 : expected == '\\' ? 1 : 0;
    }
}
