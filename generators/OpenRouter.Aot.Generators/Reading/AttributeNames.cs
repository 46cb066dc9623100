using Microsoft.CodeAnalysis;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>The attributes that the generators look for.</summary>
internal static class AttributeNames
{
    public const string Model = "JsonModelAttribute";
    public const string OpenEnum = "JsonOpenEnumAttribute";
    public const string Union = "JsonUnionAttribute";
    public const string Name = "JsonNameAttribute";
    public const string Seldom = "JsonSeldomAttribute";
    public const string Repeats = "JsonRepeatsAttribute";
    public const string Text = "JsonTextAttribute";
    public const string Schema = "OpenRouterSchemaAttribute";
    public const string Tool = "OpenRouterToolAttribute";
    public const string Service = "OpenRouterServiceAttribute";
    public const string KeyPool = "OpenRouterKeyPoolAttribute";
    public const string PoolKey = "OpenRouterKeyAttribute";
    public const string PoolModel = "OpenRouterModelAttribute";
    public const string PoolAccount = "OpenRouterAccountAttribute";

    /// <summary>The name in full.</summary>
    public static string InFull(string name) => "OpenRouter.Aot." + name;

    /// <summary>The name of an attribute of ours; null of anybody else's, whatever it is called.</summary>
    public static string? Of(AttributeData attribute) => attribute.AttributeClass is { ContainingNamespace: { Name: "Aot" } space } type
        && space.ContainingNamespace is { Name: "OpenRouter", ContainingNamespace.IsGlobalNamespace: true }
        ? type.Name
        : null;

    /// <summary>Whether an attribute of that name marks a type.</summary>
    public static bool MarkTypes(string? name) => name is Model or OpenEnum or Union;
}
