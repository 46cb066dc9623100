using Microsoft.CodeAnalysis;

namespace OpenRouter.Aot.Generators.Rules;

/// <summary>What types with a JSON schema must keep to.</summary>
internal static class SchemaRules
{
    private const string Category = "OpenRouter.Schemas";

    public static readonly DiagnosticDescriptor NotPartial = Rule.Error(
        "ORA401", Category, "A type with a schema must be partial",
        "'{0}' must be partial, so that the schema of '{1}' can be added: write 'partial' before its keyword");

    public static readonly DiagnosticDescriptor NoObject = Rule.Error(
        "ORA402", Category, "The type cannot have a strict schema",
        "'{0}' cannot have a strict schema, because it {1}: mark a plain class, record or struct");

    public static readonly DiagnosticDescriptor UnknownType = Rule.Error(
        "ORA403", Category, "Strict mode has no form for the type",
        "'{0}' is of the type '{1}', for which strict mode has no form: use a text, a number, a truth value, a time, an enumeration without [Flags], a type with [OpenRouterSchema], or an array or list of these; or leave it out with [JsonIgnore]");

    public static readonly DiagnosticDescriptor NotMarked = Rule.Error(
        "ORA404", Category, "A type inside a schema needs one too",
        "'{0}' is of the type '{1}', which has no schema: mark '{1}' with [OpenRouterSchema] and make it partial");

    public static readonly DiagnosticDescriptor BadName = Rule.Error(
        "ORA405", Category, "The name cannot be that of a schema",
        "'{0}' cannot be the name of a schema: it must be 1 to 64 letters, digits, underscores and dashes, so give it another with [OpenRouterSchema(Name = \"…\")]");

    public static readonly DiagnosticDescriptor NameTwice = Rule.Error(
        "ORA406", Category, "Two members of a schema have one name",
        "'{0}' and '{1}' are both '{2}' in JSON: give one of them another name, a property with [JsonPropertyName], a member of an enumeration with [JsonStringEnumMemberName]");

    public static readonly DiagnosticDescriptor NameTaken = Rule.Error(
        "ORA407", Category, "The name is that of the generated schema",
        "'JsonSchema' is the name of the property that '{0}' gains: call this member something else, and give it its name in JSON with [JsonPropertyName]");

    public static readonly DiagnosticDescriptor NoConstructor = Rule.Error(
        "ORA408", Category, "No constructor can make the type",
        "'{0}' has no constructor that can be called with what was read: give it one without parameters, or one whose parameters have the names and types of its properties");

    public static readonly DiagnosticDescriptor CannotBeSet = Rule.Warning(
        "ORA409", Category, "The property cannot be set",
        "'{0}' is left out of the schema, because neither a setter nor a constructor sets it: give it 'init', or say that it is left out with [JsonIgnore]");

    public static readonly DiagnosticDescriptor LimitMisfit = Rule.Warning(
        "ORA410", Category, "The limit makes no sense",
        "[{0}] on '{1}' is left out of the schema: {2}");
}
