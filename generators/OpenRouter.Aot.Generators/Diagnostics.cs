using Microsoft.CodeAnalysis;

namespace OpenRouter.Aot.Generators;

/// <summary>The mistakes in declarations of JSON types.</summary>
internal static class Diagnostics
{
    private const string Category = "OpenRouter.Json";

    public static readonly DiagnosticDescriptor NotPartial = Error(
        "ORA001", "A JSON type must be a partial type of its own",
        "'{0}' must be a partial {1}, not static, abstract or generic, and not inside another type or of one file alone, so that its reader and writer can be added");

    public static readonly DiagnosticDescriptor UnknownType = Error(
        "ORA002", "The type has no form in JSON",
        "'{0}' is of the type '{1}', which has no form here: use a text, a number, a truth value, a time, RawJson or another JSON type, or an IReadOnlyList, IList or IDictionary of these");

    public static readonly DiagnosticDescriptor NameTwice = Error(
        "ORA003", "Two members have one name",
        "'{0}' and '{1}' are both '{2}' on the wire: give one of them another name with [JsonName]");

    public static readonly DiagnosticDescriptor TokenTwice = Error(
        "ORA004", "Two alternatives begin alike",
        "'{0}' and '{1}' begin with the same kind of token, so a reader cannot tell them apart: keep one, and find the other in Raw");

    public static readonly DiagnosticDescriptor NameTaken = Error(
        "ORA005", "The name is that of a generated member",
        "'{0}' is a name that the generated part of '{1}' needs: call the property something else, and give it its name on the wire with [JsonName]");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
}
