using Microsoft.CodeAnalysis.CSharp;

namespace OpenRouter.Aot.Generators.Emitting;

/// <summary>Names in the code that is written.</summary>
internal static class Naming
{
    /// <summary>The field of a property. The underscore keeps it apart from what the rest of the class declares.</summary>
    public static string Field(string property) => "_" + (char)(property[0] | 0x20) + property.Substring(1);

    /// <summary>A parameter by the name of a property.</summary>
    public static string Parameter(string property)
    {
        string name = (char)(property[0] | 0x20) + property.Substring(1);
        return SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
    }

    /// <summary>A text as a literal of bytes.</summary>
    public static string Bytes(string text) => SymbolDisplay.FormatLiteral(text, quote: true) + "u8";

    /// <summary>A text as a literal.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>A member's name with its quotes and its colon, as a literal of bytes.</summary>
    public static string Label(string wireName) => Bytes("\"" + wireName + "\":");
}
