using Microsoft.CodeAnalysis.CSharp;
using OpenRouter.Aot.Generators.Reading;

namespace OpenRouter.Aot.Generators.Emitting;

/// <summary>Names in the code that is written.</summary>
internal static class Naming
{
    /// <summary>The field of a property. The underscore keeps it apart from what the rest of the class declares.</summary>
    public static string Field(string property) => "_" + Camel(property);

    /// <summary>A parameter by the name of a property.</summary>
    public static string Parameter(string property) => Identifier(Camel(property));

    /// <summary>A name as code has it, where it may be a word of the language.</summary>
    public static string Identifier(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>A name with its namespace as code has it.</summary>
    public static string Path(string fullName) => string.Join(".", fullName.Split('.').Select(Identifier));

    /// <summary>A text as a literal of bytes.</summary>
    public static string Bytes(string text) => Literal(text) + "u8";

    /// <summary>A text as a literal.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>A member's name with its quotes and its colon, as a literal of bytes.</summary>
    public static string Label(string wireName) => Bytes("\"" + WireNames.Escape(wireName) + "\":");

    // By code point, not by culture, and letters of ASCII alone: an underscore has no small form.
    private static string Camel(string property) => property[0] is >= 'A' and <= 'Z' ? (char)(property[0] | 0x20) + property.Substring(1) : property;
}
