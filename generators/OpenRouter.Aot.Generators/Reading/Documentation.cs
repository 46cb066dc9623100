using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>
/// The documentation that a member gets: its own, and its name on the wire. Of a partial member the compiler shows that of the implementing part only.
/// </summary>
internal static class Documentation
{
    private const string Indent = "    ";

    public static EquatableArray<string> Of(ISymbol symbol, string? wire, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        object[] remark = ["On the wire: ", new XElement("c", WireNames.Escape(wire ?? "")), "."];
        bool isRemarked = wire is null;
        if (Parse(symbol.GetDocumentationCommentXml(expandIncludes: false, cancellationToken: cancellationToken)) is { } own)
        {
            foreach (XElement element in own.Elements())
            {
                if (element.Name == "remarks" && wire is not null)
                {
                    element.Add(" ", new XElement("para", remark));
                    isRemarked = true;
                }

                foreach (string line in element.ToString(SaveOptions.DisableFormatting).Split('\n'))
                    lines.Add(WithoutIndent(line.TrimEnd()));
            }
        }

        if (!isRemarked)
            lines.Add(new XElement(lines.Count == 0 ? "summary" : "remarks", remark).ToString(SaveOptions.DisableFormatting));
        return new EquatableArray<string>(lines);
    }

    // The compiler indents what it hands out by the depth of its element; what stands further in is code.
    private static string WithoutIndent(string line) => line.StartsWith(Indent, StringComparison.Ordinal) ? line.Substring(Indent.Length) : line.TrimStart();

    private static XElement? Parse(string? xml)
    {
        try
        {
            return string.IsNullOrEmpty(xml) ? null : XElement.Parse(xml);
        }
        catch (System.Xml.XmlException)
        {
            // The compiler reports it where it was written.
            return null;
        }
    }
}
