using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>
/// The documentation that a member gets: its own, and its name on the wire. Of a partial member the compiler shows that of the implementing part only.
/// </summary>
internal static class Documentation
{
    public static EquatableArray<string> Of(ISymbol symbol, string? wire, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        string remark = $"On the wire: <c>{wire}</c>.";
        bool isRemarked = wire is null;
        if (Parse(symbol.GetDocumentationCommentXml(expandIncludes: false, cancellationToken: cancellationToken)) is { } own)
        {
            foreach (XElement element in own.Elements())
            {
                if (element.Name == "remarks" && wire is not null)
                {
                    element.Add(" ", XElement.Parse($"<para>{remark}</para>"));
                    isRemarked = true;
                }

                foreach (string line in element.ToString(SaveOptions.DisableFormatting).Split('\n'))
                    lines.Add(line.Trim());
            }
        }

        if (!isRemarked)
            lines.Add(lines.Count == 0 ? $"<summary>{remark}</summary>" : $"<remarks>{remark}</remarks>");
        return new EquatableArray<string>(lines);
    }

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
