using System.Globalization;
using System.Text;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>Names of properties as the wire has them.</summary>
internal static class WireNames
{
    /// <summary>Snake case: <c>TopP</c> is <c>top_p</c>. Digits stay with the letters before them.</summary>
    public static string Of(string property)
    {
        var name = new StringBuilder(property.Length + 4);
        for (int i = 0; i < property.Length; i++)
        {
            char letter = property[i];
            // By code point, not by culture: a Turkish machine has another lower I.
            bool isUpper = letter is >= 'A' and <= 'Z';
            if (isUpper && i > 0)
                name.Append('_');
            name.Append(isUpper ? (char)(letter + 32) : letter);
        }

        return name.ToString();
    }

    /// <summary>A name as it stands between the quotes of a JSON string.</summary>
    public static string Escape(string name)
    {
        var escaped = new StringBuilder(name.Length);
        foreach (char letter in name)
        {
            if (letter is '"' or '\\')
                escaped.Append('\\').Append(letter);
            else if (char.IsControl(letter) || char.IsSurrogate(letter) || letter >= '\uFFFE')
                escaped.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture));
            else
                escaped.Append(letter);
        }

        return escaped.ToString();
    }
}
