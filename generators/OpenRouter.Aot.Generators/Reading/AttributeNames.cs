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

    /// <summary>The name in full.</summary>
    public static string InFull(string name) => "OpenRouter.Aot." + name;
}
