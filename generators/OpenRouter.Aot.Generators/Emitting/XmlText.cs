using System.Text;

namespace OpenRouter.Aot.Generators.Emitting;

/// <summary>Texts of a user's own inside documentation.</summary>
internal static class XmlText
{
    /// <summary>The text on one line, with nothing in it that ends the comment or an element.</summary>
    public static string Of(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char letter in text)
        {
            _ = letter switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '\u2028' or '\u2029' or >= '\uFFFE' => escaped.Append(' '),
                _ => escaped.Append(char.IsControl(letter) || char.IsSurrogate(letter) ? ' ' : letter),
            };
        }

        return escaped.ToString();
    }

    /// <summary>The text as code within a sentence.</summary>
    public static string Code(string text) => $"<c>{Of(text)}</c>";
}
