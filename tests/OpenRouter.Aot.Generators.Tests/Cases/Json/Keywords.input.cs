using System.Collections.Generic;

namespace OpenRouter.Aot.Cases.@namespace;

[JsonModel]
public sealed partial class @class
{
    public partial string? @event { get; set; }

    public partial @struct? @in { get; set; }

    public partial IReadOnlyList<@enum>? Else { get; set; }

    [JsonSeldom]
    public partial int? @out { get; set; }

    public required partial int @ref { get; set; }

    public partial ExtraMembers? @this { get; set; }
}

[JsonOpenEnum]
public readonly partial record struct @enum
{
    public static partial @enum @true { get; }

    public static partial @enum @null { get; }
}

[JsonUnion]
public readonly partial struct @struct
{
    public partial string? @string { get; }

    public partial IReadOnlyList<string>? @params { get; }

    public partial long? Long { get; }
}

public static class Uses
{
    public static void Run(Check check)
    {
        check.Trip<@class>("""{"event":"a","in":["b"],"else":["true","null","x"],"out":1,"ref":2,"this":3}""");
        check.Written("""{"in":5,"ref":1}""", new @class { @ref = 1, @in = 5 });
    }
}
