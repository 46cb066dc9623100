using System.Text;
using Microsoft.CodeAnalysis;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>
/// The documentation of a declaration as it stands in the source. The compiler itself has none for a project that writes no documentation file, and a model
/// should be told what people are told all the same.
/// </summary>
internal static class DocComment
{
    /// <summary>The text of an element in the documentation above a declaration, without marks and in one line; null without one.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="element">The element: <c>summary</c> or <c>param</c>.</param>
    /// <param name="name">What its <c>name</c> must be; null for any.</param>
    public static string? Find(SyntaxNode declaration, string element, string? name = null)
    {
        string xml = XmlAbove(declaration);
        string open = "<" + element, close = "</" + element + ">";
        for (int at = 0; (at = xml.IndexOf(open, at, StringComparison.Ordinal)) >= 0; at++)
        {
            int end = xml.IndexOf('>', at);
            if (end < 0)
                return null;
            int from = at + open.Length;
            bool isElement = xml[from] is '>' or ' ' or '\n' or '\t';
            if (!isElement || xml[end - 1] == '/' || (name is not null && AttributeOf(xml.Substring(from, end - from), "name") != name))
                continue;
            int until = xml.IndexOf(close, end, StringComparison.Ordinal);
            string text = until < 0 ? "" : Flatten(xml.Substring(end + 1, until - end - 1));
            return text.Length == 0 ? null : text;
        }

        return null;
    }

    // As text, whether the compiler has parsed it as documentation or as any other comment.
    private static string XmlAbove(SyntaxNode declaration)
    {
        SyntaxTriviaList trivia = declaration.GetLeadingTrivia();
        string above = trivia.ToFullString();
        if (above.IndexOf("///", StringComparison.Ordinal) < 0 && above.IndexOf("/**", StringComparison.Ordinal) < 0)
            return "";
        var xml = new StringBuilder();
        bool isInBlock = false;
        foreach (string whole in above.Split('\n'))
        {
            string line = whole.Trim();
            if (line.StartsWith("/**", StringComparison.Ordinal))
            {
                isInBlock = true;
                line = line.Substring(3);
            }
            else if (isInBlock)
            {
                line = line.StartsWith("*/", StringComparison.Ordinal) ? line : line.TrimStart('*');
            }
            else if (line.StartsWith("///", StringComparison.Ordinal) && !line.StartsWith("////", StringComparison.Ordinal))
            {
                line = line.Substring(3);
            }
            else
            {
                continue;
            }

            int end = isInBlock ? line.IndexOf("*/", StringComparison.Ordinal) : -1;
            isInBlock &= end < 0;
            xml.Append(end < 0 ? line : line.Substring(0, end)).Append('\n');
        }

        return xml.ToString();
    }

    private static string Flatten(string xml)
    {
        var text = new StringBuilder(xml.Length);
        for (int at = 0; at < xml.Length; at++)
        {
            if (xml[at] == '<' && xml.IndexOf('>', at) is var end and > 0)
            {
                text.Append(TextOf(xml.Substring(at + 1, end - at - 1)));
                at = end;
            }
            else
            {
                text.Append(xml[at]);
            }
        }

        string[] words = Decode(text.ToString()).Split([' ', '\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(" ", words);
    }

    // What a reader sees of a mark: of a reference its name, of a paragraph a gap, of emphasis nothing.
    private static string TextOf(string tag)
    {
        string name = new([.. tag.TakeWhile(char.IsLetter)]);
        if (name is "para" or "br" or "item" || tag is "/para" or "/item")
            return " ";
        if (!tag.EndsWith("/", StringComparison.Ordinal))
            return "";
        string shown = AttributeOf(tag, "cref") ?? AttributeOf(tag, "name") ?? AttributeOf(tag, "langword") ?? AttributeOf(tag, "href") ?? "";
        if (AttributeOf(tag, "cref") is null)
            return shown;
        string withoutArguments = shown.Split('(', '{')[0];
        return withoutArguments.Substring(withoutArguments.LastIndexOfAny(['.', ':']) + 1);
    }

    private static string? AttributeOf(string tag, string name)
    {
        for (int at = 0; (at = tag.IndexOf(name, at, StringComparison.Ordinal)) >= 0; at++)
        {
            int quote = tag.IndexOfAny(['"', '\''], at);
            if (quote < 0 || tag.Substring(at + name.Length, quote - at - name.Length).Trim() != "=")
                continue;
            int end = tag.IndexOf(tag[quote], quote + 1);
            return end < 0 ? null : Decode(tag.Substring(quote + 1, end - quote - 1));
        }

        return null;
    }

    private static string Decode(string text) => text.IndexOf('&') < 0
        ? text
        : text.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&quot;", "\"").Replace("&apos;", "'").Replace("&amp;", "&");
}
