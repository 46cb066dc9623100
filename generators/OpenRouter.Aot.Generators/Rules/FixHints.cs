using System.Collections.Immutable;

namespace OpenRouter.Aot.Generators.Rules;

/// <summary>
/// What a diagnostic tells its code fix beside the message, as a property of the diagnostic: the analyzer has looked at the types already, and the fix must
/// not come to another end.
/// </summary>
internal static class FixHints
{
    /// <summary>The key of the hint that all is well once the type is partial.</summary>
    public const string AddPartial = "AddPartial";

    /// <summary>The key of the hint which type is to be marked as a schema.</summary>
    public const string MarkSchema = "MarkSchema";

    /// <summary>The key of the hint that a text is a key and nothing else.</summary>
    public const string OnlyKey = "OnlyKey";

    /// <summary>The key of the hint which member is to be set to the most tokens.</summary>
    public const string SetLimit = "SetLimit";

    /// <summary>The key of the hint that the declaration only lacks <c>await using</c>.</summary>
    public const string AwaitUsing = "AwaitUsing";

    /// <summary>The key of the hint which method is to be called instead.</summary>
    public const string CallInstead = "CallInstead";

    /// <summary>The key of the hint that all is well once the class is static and partial, and what is around it partial.</summary>
    public const string AddStaticPartial = "AddStaticPartial";

    /// <summary>The properties of a diagnostic that is mended by <c>partial</c> alone.</summary>
    public static ImmutableDictionary<string, string?> OnlyPartial { get; } = Only(AddPartial);

    /// <summary>The properties with one hint.</summary>
    public static ImmutableDictionary<string, string?> Only(string key, string? value = "") => ImmutableDictionary<string, string?>.Empty.Add(key, value);
}
