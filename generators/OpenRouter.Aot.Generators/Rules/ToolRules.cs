using Microsoft.CodeAnalysis;

namespace OpenRouter.Aot.Generators.Rules;

/// <summary>What methods that are tools must keep to.</summary>
internal static class ToolRules
{
    private const string Category = "OpenRouter.Tools";

    public static readonly DiagnosticDescriptor NotPartial = Rule.Error(
        "ORA301", Category, "A class with tools must be partial",
        "'{0}' must be partial, so that the tools of '{1}' can be added: write 'partial' before its keyword");

    public static readonly DiagnosticDescriptor NoTool = Rule.Error(
        "ORA302", Category, "The method cannot be a tool",
        "'{0}' cannot be a tool, because it {1}");

    public static readonly DiagnosticDescriptor UnknownParameter = Rule.Error(
        "ORA303", Category, "The parameter cannot be described to a model",
        "'{0}' is of the type '{1}', which cannot be described to a model: use a text, a number, a truth value, a time, an enumeration without [Flags], RawJson, a type with [OpenRouterSchema], or an array or list of these; or mark it with [OpenRouterService], if it is a service");

    public static readonly DiagnosticDescriptor UnknownResult = Rule.Error(
        "ORA304", Category, "The result cannot be told to a model",
        "'{0}' gives '{1}', which cannot be written for a model: give nothing, a text, TurnContent, RawJson, a number, a truth value, a time, an enumeration without [Flags], a type with [OpenRouterSchema], an array or list of these, or a task of one");

    public static readonly DiagnosticDescriptor BadName = Rule.Error(
        "ORA305", Category, "The name cannot be that of a tool",
        "'{0}' cannot be the name of a tool: it must be 1 to 64 letters, digits, underscores and dashes, so give it another with [OpenRouterTool(\"…\")]");

    public static readonly DiagnosticDescriptor NameTwice = Rule.Error(
        "ORA306", Category, "Two tools have one name",
        "'{0}' and '{1}' are both the tool '{2}': give one of them another name with [OpenRouterTool(\"…\")]");

    public static readonly DiagnosticDescriptor NameTaken = Rule.Error(
        "ORA307", Category, "The name is that of a generated member",
        "'{0}' is the name of a member that '{1}' gains for its tools: call this one something else");

    public static readonly DiagnosticDescriptor NoDescription = Rule.Warning(
        "ORA308", Category, "The tool has no description",
        "'{0}' has no description, by which a model chooses a tool: give it one with [OpenRouterTool(\"{1}\", \"…\")], with [Description], or as the summary of its documentation");

    public static readonly DiagnosticDescriptor TokenTwice = Rule.Error(
        "ORA309", Category, "The tool has two cancellation tokens",
        "'{0}' and '{1}' are both the token by which the call is cancelled: keep one");
}
