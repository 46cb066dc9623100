using Microsoft.CodeAnalysis;

namespace OpenRouter.Aot.Generators.Rules;

/// <summary>What slugs of models and lists of fallbacks must keep to.</summary>
internal static class ModelRules
{
    private const string Category = "OpenRouter.Models";

    public static readonly DiagnosticDescriptor NotASlug = Rule.Error(
        "ORA121", Category, "A model slug cannot be one",
        "'{0}' cannot be the slug of a model: {1}");

    public static readonly DiagnosticDescriptor UnknownSuffix = Rule.Warning(
        "ORA122", Category, "OpenRouter does not know the suffix",
        "':{0}' in '{1}' is no suffix that OpenRouter is known to have; they are {2}");

    public static readonly DiagnosticDescriptor Repeated = Rule.Warning(
        "ORA123", Category, "A list of fallbacks repeats a model",
        "'{0}' stands there already: a model is no fallback of itself");
}
