using System.Buffers.Text;
using System.Globalization;

namespace OpenRouter.Aot;

/// <summary>Whether a number that was read into a type says the same when it is written back.</summary>
internal static class JsonNumbers
{
    // A double holds any 15 digits; more only by luck.
    private const int DoubleDigits = 15;

    // As many digits as 64 bits hold, with a sign or a point.
    private const int ShortNumber = 18;

    // A decimal has 28 digits and 28 places.
    private const int DecimalDigits = 28;

    /// <summary>Reads a decimal.</summary>
    /// <param name="token">A JSON number.</param>
    /// <param name="value">The number.</param>
    /// <returns>Whether a decimal can hold it, if only roughly.</returns>
    public static bool TryParse(ReadOnlySpan<byte> token, out decimal value)
    {
        // What costs something is written with a few digits and no exponent, and the general parser takes 100 ns for it.
        bool isNegative = token is [(byte)'-', ..];
        ulong digits = 0;
        int scale = 0;
        bool isFraction = false;
        if (token.Length <= ShortNumber)
        {
            foreach (byte one in isNegative ? token[1..] : token)
            {
                int digit = one - '0';
                if ((uint)digit <= 9)
                {
                    digits = (digits * 10) + (uint)digit;
                    scale += isFraction ? 1 : 0;
                }
                else if (one == '.' && !isFraction)
                {
                    isFraction = true;
                }
                else
                {
                    return decimal.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
                }
            }

            value = new decimal((int)digits, (int)(digits >> 32), 0, isNegative, (byte)scale);
            return true;
        }

        return decimal.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Whether a value is all of the number.</summary>
    public static bool IsExact<T>(ReadOnlySpan<byte> token, T value)
        where T : unmanaged => value switch
        {
            double number => IsExact(token, number),
            decimal => IsExact(token),
            _ => true,
        };

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
