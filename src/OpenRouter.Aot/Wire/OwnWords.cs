using System.Buffers;
using System.Text;

namespace OpenRouter.Aot;

/// <summary>
/// What a message says in its own words: without quotations, slugs, paths and links. Those are whatever a request, a key's name or the catalogue
/// holds, and a model may be called <c>acme/policy-7b</c>.
/// </summary>
internal static class OwnWords
{
    private static readonly SearchValues<char> Opening = SearchValues.Create("\"'`“");

    /// <summary>The message without what is not its own.</summary>
    public static string Of(string message)
    {
        var words = new StringBuilder(message.Length);
        string own = message.AsSpan().ContainsAny(Opening) ? WithoutQuotations(message) : message;
        foreach (Range word in own.AsSpan().SplitAny(" \t\r\n"))
        {
            if (!own.AsSpan(word).Contains('/'))
                words.Append(own.AsSpan(word)).Append(' ');
        }

        return words.ToString();
    }

    private static string WithoutQuotations(string message)
    {
        var rest = new StringBuilder(message.Length);
        for (int i = 0; i < message.Length; i++)
        {
            int end = FindEnd(message, i);
            if (end > 0)
                i = end;
            else
                rest.Append(message[i]);
        }

        return rest.ToString();
    }

    /// <summary>Where the quotation ends that begins here; -1 where none does, or where it never ends. An apostrophe inside a word is none.</summary>
    private static int FindEnd(string message, int start)
    {
        char quote = message[start];
        if (!Opening.Contains(quote) || (quote == '\'' && start > 0 && char.IsLetterOrDigit(message[start - 1])))
            return -1;
        char closing = quote == '“' ? '”' : quote;
        int end = start;
        do
        {
            end = message.IndexOf(closing, end + 1);
        }
        while (end > 0 && quote == '\'' && end + 1 < message.Length && char.IsLetterOrDigit(message[end + 1]));
        return end;
    }
}
