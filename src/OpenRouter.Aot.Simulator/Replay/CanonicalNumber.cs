using System.Globalization;
using System.Numerics;

namespace OpenRouter.Aot.Simulator;

/// <summary>
/// One form for all texts of a number: its digits without zeros at either end, and a power of ten. Works on the text, because numbers of
/// any size and precision must stay apart that a double would round to the same.
/// </summary>
internal static class CanonicalNumber
{
    public static string Of(ReadOnlySpan<char> text)
    {
        bool negative = text[0] == '-';
        if (negative) text = text[1..];
        BigInteger exponent = 0;
        int mark = text.IndexOfAny('e', 'E');
        if (mark >= 0)
        {
            exponent = BigInteger.Parse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = text[..mark];
        }

        int point = text.IndexOf('.');
        string digits = point < 0 ? text.ToString() : string.Concat(text[..point], text[(point + 1)..]);
        if (point >= 0) exponent -= text.Length - point - 1;
        string significant = digits.TrimEnd('0');
        exponent += digits.Length - significant.Length;
        significant = significant.TrimStart('0');
        if (significant.Length == 0) return "0";
        return string.Create(CultureInfo.InvariantCulture, $"{(negative ? "-" : "")}{significant}e{exponent}");
    }
}
