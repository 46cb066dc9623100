using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OpenRouter.Aot.Generators.Emitting;
using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>Reads what a member is where it is missing.</summary>
internal static class DefaultReader
{
    /// <summary>The default of a parameter, in code and in JSON; nulls without one.</summary>
    public static (string? Code, string? Json) OfParameter(IParameterSymbol parameter, SchemaValueSpec value)
    {
        if (!parameter.HasExplicitDefaultValue)
            return (null, null);
        object? constant = parameter.ExplicitDefaultValue;
        // For a value type that has no constants, "default" is the only one.
        return constant is null && !value.IsNullable ? ("default" + (value.IsValueType ? "" : "!"), null) : Of(constant, value);
    }

    /// <summary>The value of a property's initializer, where it is a constant.</summary>
    public static (string? Code, string? Json) OfInitializer(ExpressionSyntax initializer, SchemaValueSpec value, Compilation compilation, CancellationToken cancellationToken)
    {
        Optional<object?> constant = compilation.GetSemanticModel(initializer.SyntaxTree).GetConstantValue(initializer, cancellationToken);
        return constant.HasValue && (constant.Value is not null || value.IsNullable) ? Of(constant.Value, value) : (null, null);
    }

    /// <summary>The initializer of a property; null without one.</summary>
    public static ExpressionSyntax? InitializerOf(IPropertySymbol property, CancellationToken cancellationToken) => property.DeclaringSyntaxReferences
        .Select(one => (one.GetSyntax(cancellationToken) as PropertyDeclarationSyntax)?.Initializer?.Value)
        .FirstOrDefault(one => one is not null);

    /// <summary>Whether an initializer only keeps the compiler quiet, as <c>null!</c> does.</summary>
    public static bool IsNothing(ExpressionSyntax initializer) => initializer.ToString().Replace(" ", "") is "null!" or "default!" or "null" or "default";

    private static (string? Code, string? Json) Of(object? constant, SchemaValueSpec value)
    {
        if (constant is null)
            return ("null", "null");
        switch (value.Kind)
        {
            case SchemaKind.Text when constant is string text:
                return (Naming.Literal(text), JsonText.Quote(text));
            case SchemaKind.Truth when constant is bool truth:
                return truth ? ("true", "true") : ("false", "false");
            case SchemaKind.Enum:
                // A member's value is compared as text: the constant may be of another numeric type than the enumeration's.
                SchemaEnumMember? member = value.Members.FirstOrDefault(one => one.Constant == NumberText.Of(constant));
                return member is null ? ($"({value.Type})({NumberText.Of(constant)})", null) : (member.Path, JsonText.Quote(member.WireName));
            case SchemaKind.Integer or SchemaKind.Double or SchemaKind.Single or SchemaKind.Decimal when NumberText.Of(constant) is { } number:
                return (Literals.Number(number, value.Kind), number);
            default:
                return (null, null);
        }
    }
}
