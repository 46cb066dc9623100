using System.Text;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>Names as <c>JsonNamingPolicy</c> makes them of those in code.</summary>
internal static class CodeNames
{
    /// <summary>Camel case: <c>TotalPrice</c> is <c>totalPrice</c>, <c>IPAddress</c> is <c>ipAddress</c>.</summary>
    public static string Camel(string name)
    {
        if (name.Length == 0 || !char.IsUpper(name[0]))
            return name;
        char[] letters = name.ToCharArray();
        for (int i = 0; i < letters.Length; i++)
        {
            if (i == 1 && !char.IsUpper(letters[i]))
                break;
            // The last capital of several begins the next word.
            if (i > 0 && i + 1 < letters.Length && !char.IsUpper(letters[i + 1]))
                break;
            letters[i] = char.ToLowerInvariant(letters[i]);
        }

        return new string(letters);
    }

    /// <summary>Snake case: <c>GetWeather</c> is <c>get_weather</c>, <c>GetHTTPStatus</c> is <c>get_http_status</c>.</summary>
    public static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            char letter = name[i];
            bool beginsWord = char.IsUpper(letter) && i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (beginsWord)
                text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
