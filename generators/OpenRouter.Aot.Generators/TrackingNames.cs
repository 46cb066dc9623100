namespace OpenRouter.Aot.Generators;

/// <summary>The names by which tests ask whether a step was run again.</summary>
internal static class TrackingNames
{
    public const string Models = "Models";
    public const string OpenEnums = "OpenEnums";
    public const string Unions = "Unions";
    public const string HasBridge = "HasBridge";
    public const string Directory = "Directory";
    public const string SchemaTypes = "SchemaTypes";
    public const string ToolClasses = "ToolClasses";
    public const string Pools = "Pools";

    /// <summary>Those of the JSON types.</summary>
    public static IReadOnlyList<string> Json { get; } = [Models, OpenEnums, Unions, HasBridge, Directory];

    /// <summary>Those of schemas and tools.</summary>
    public static IReadOnlyList<string> Tools { get; } = [SchemaTypes, ToolClasses];

    /// <summary>Those of the pools.</summary>
    public static IReadOnlyList<string> KeyPools { get; } = [Pools];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Json, .. KeyPools, .. Tools];
}
