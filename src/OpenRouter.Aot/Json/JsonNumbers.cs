using System.Buffers.Text;
using System.Globalization;

namespace OpenRouter.Aot;

/// <summary>Whether a number that was read into a type says the same when it is written back.</summary>
internal static class JsonNumbers
{
    // A double holds any 15 digits; more only by luck.
    private const int DoubleDigits = 15;

    // A decimal has 28 digits and 28 places.
    private const int DecimalDigits = 28;

    /// <summary>Whether the double is all of the number.</summary>
    public static bool IsExact(ReadOnlySpan<byte> token, double value)
    {
        if (token.Length <= DoubleDigits)
            return true;
        Span<byte> written = stackalloc byte[32];
        return value.TryFormat(written, out int count, default, CultureInfo.InvariantCulture) && token.SequenceEqual(written[..count]);
    }

    /// <summary>Whether a decimal is all of the number.</summary>
    public static bool IsExact(ReadOnlySpan<byte> token)
    {
        int exponent = token.IndexOfAny((byte)'e', (byte)'E');
        if (exponent < 0)
            return token.Length <= DecimalDigits;
        return Utf8Parser.TryParse(token[(exponent + 1)..], out int power, out _) && exponent + Math.Abs(power) <= DecimalDigits;
    }

    /// <summary>Whether the text is what a decimal is written as.</summary>
    public static bool IsWrittenAs(ReadOnlySpan<byte> text, decimal value)
    {
        Span<byte> written = stackalloc byte[40];
        return value.TryFormat(written, out int count, default, CultureInfo.InvariantCulture) && text.SequenceEqual(written[..count]);
    }
}
