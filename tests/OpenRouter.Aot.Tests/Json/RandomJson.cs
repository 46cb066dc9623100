using System.Globalization;
using System.Text.Json;
using CsCheck;

namespace OpenRouter.Aot.Tests.Json;

/// <summary>JSON text of any kind, with the white space, escapes and numbers that writers seldom make.</summary>
internal static class RandomJson
{
    private static readonly Gen<string> Blank = Choose.From("", "", "", " ", "\n", "\r\n\t ");

    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.String[Gen.Char[' ', '~'], 0, 20].Select(text => JsonEncodedText.Encode(text).ToString()),
        Choose.From("\\n", "\\t", "\\/", "\\\"", "\\\\", "\\b\\f\\r", "\\u0041", "\\u00e9", "\\ud83d\\ude00", "\\ud83d", "\\ude00x", "\\ud83d\\u0041", "é", "日本", "😀", ""),
        Gen.Int[1, 60].Select(count => new string('x', count)));

    /// <summary>What stands between the quotes of a string.</summary>
    public static Gen<string> Characters { get; } = Piece.List[0, 4].Select(string.Concat);

    public static Gen<string> Number { get; } = Gen.OneOf(
        Gen.Int.Select(number => number.ToString(CultureInfo.InvariantCulture)),
        Gen.Long.Select(number => number.ToString(CultureInfo.InvariantCulture)),
        Gen.Double.Where(double.IsFinite).Select(number => number.ToString("R", CultureInfo.InvariantCulture)),
        Choose.From("0", "-0", "0.0", "1e5", "1E-7", "3.4e-7", "0.000002", "1.50", "99999999999999999999", "-1e300", "1e-30", "12345678901234567890.123456789", "1e400"));

    public static Gen<string> Value { get; } = Gen.Recursive<string>((depth, inner) => depth > 4 ? Scalar : Gen.Frequency((4, Scalar), (2, Array(inner)), (3, Object(inner))));

    private static Gen<string> Scalar => Gen.OneOf(Number, Characters.Select(text => $"\"{text}\""), Choose.From("null", "true", "false"));

    public static Gen<string> Object(Gen<string> inner) => Gen.Select(Characters, Blank, inner, Blank).Select((name, before, value, after) => $"\"{name}\"{after}:{before}{value}{after}")
        .List[0, 5].Select(members => "{" + string.Join(",", members) + "}");

    private static Gen<string> Array(Gen<string> inner) => Gen.Select(Blank, inner).Select((blank, value) => blank + value)
        .List[0, 5].Select(items => "[" + string.Join(" ,", items) + "]");
}
