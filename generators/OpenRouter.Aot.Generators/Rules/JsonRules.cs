using Microsoft.CodeAnalysis;

namespace OpenRouter.Aot.Generators.Rules;

/// <summary>What declarations of JSON types must keep to.</summary>
internal static class JsonRules
{
    private const string Category = "OpenRouter.Json";

    public static readonly DiagnosticDescriptor NotPartial = Rule.Error(
        "ORA001", Category, "A JSON type must be a partial type of its own",
        "'{0}' must be a partial {1}, not static, abstract or generic, and not inside another type or of one file alone, so that its reader and writer can be added");

    public static readonly DiagnosticDescriptor UnknownType = Rule.Error(
        "ORA002", Category, "The type has no form in JSON",
        "'{0}' is of the type '{1}', which has no form here: use a text, a number, a truth value, a time, RawJson or another JSON type, or an IReadOnlyList, IList or IDictionary of these");

    public static readonly DiagnosticDescriptor NameTwice = Rule.Error(
        "ORA003", Category, "Two members have one name",
        "'{0}' and '{1}' are both '{2}' on the wire: give one of them another name with [JsonName]");

    public static readonly DiagnosticDescriptor TokenTwice = Rule.Error(
        "ORA004", Category, "Two alternatives begin alike",
        "'{0}' and '{1}' begin with the same kind of token, so a reader cannot tell them apart: keep one, and find the other in Raw");

    public static readonly DiagnosticDescriptor NameTaken = Rule.Error(
        "ORA005", Category, "The name is that of a generated member",
        "'{0}' is a name that the generated part of '{1}' needs: call the property something else, and give it its name on the wire with [JsonName]");
}
