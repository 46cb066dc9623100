using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;

namespace OpenRouter.Aot.Generators.Rules;

/// <summary>Makes the descriptors of what is reported: each leads to its place in <c>docs/diagnostics.md</c>.</summary>
internal static class Rule
{
    /// <summary>The page that explains them all; its headings are the numbers.</summary>
    public const string HelpPage = "https://github.com/openrouter-aot/OpenRouter.Aot/blob/main/docs/diagnostics.md";

    public static DiagnosticDescriptor Error(string id, string category, string title, string message) =>
        Create(id, category, DiagnosticSeverity.Error, title, message);

    public static DiagnosticDescriptor Warning(string id, string category, string title, string message) =>
        Create(id, category, DiagnosticSeverity.Warning, title, message);

    public static DiagnosticDescriptor Info(string id, string category, string title, string message) =>
        Create(id, category, DiagnosticSeverity.Info, title, message);

    [SuppressMessage("Globalization", "CA1308:Normalize strings to uppercase", Justification = "An anchor on a page is in small letters.")]
    private static DiagnosticDescriptor Create(string id, string category, DiagnosticSeverity severity, string title, string message) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, helpLinkUri: HelpPage + "#" + id.ToLowerInvariant());
}
