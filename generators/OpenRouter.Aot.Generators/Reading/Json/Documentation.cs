using Microsoft.CodeAnalysis;
using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>
/// The documentation that a member gets: its own, and its name on the wire. Of a partial member the compiler shows that of the implementing part only.
/// </summary>
internal static class Documentation
{
    private const string Indent = "    ";
    private const string MemberEnd = "</member>";
    private const string RemarksEnd = "</remarks>";

    public static EquatableArray<string> Of(ISymbol symbol, string? wire, CancellationToken cancellationToken)
    {
        string own = OwnOf(symbol, cancellationToken);
        if (wire is not null)
            own = WithRemark(own, $"On the wire: <c>{Escape(WireNames.Escape(wire))}</c>.");
        return new EquatableArray<string>(own.Length == 0 ? [] : own.Split('\n').Select(line => WithoutIndent(line.TrimEnd())));
    }

    // As text: an XML reader for each of some thousand members would be nearly all that a keystroke costs.
    private static string OwnOf(ISymbol symbol, CancellationToken cancellationToken)
    {
        string xml = symbol.GetDocumentationCommentXml(expandIncludes: false, cancellationToken: cancellationToken) ?? "";
        int end = xml.LastIndexOf(MemberEnd, StringComparison.Ordinal);
        // What is no XML the compiler hands out as an XML comment, and reports where it was written.
        if (end < 0 || !xml.StartsWith("<member", StringComparison.Ordinal))
            return "";
        int start = xml.IndexOf('>') + 1;
        return xml.Substring(start, end - start).Trim();
    }

    private static string WithRemark(string own, string remark)
    {
        int end = own.LastIndexOf(RemarksEnd, StringComparison.Ordinal);
        if (end >= 0)
            return own.Insert(end, $" <para>{remark}</para>");
        return own.Length == 0 ? $"<summary>{remark}</summary>" : $"{own}\n<remarks>{remark}</remarks>";
    }

    // The compiler indents what it hands out by the depth of its element; what stands further in is code.
    private static string WithoutIndent(string line) => line.StartsWith(Indent, StringComparison.Ordinal) ? line.Substring(Indent.Length) : line.TrimStart();

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
