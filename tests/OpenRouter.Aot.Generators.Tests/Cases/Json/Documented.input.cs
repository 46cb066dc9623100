using System.Collections.Generic;

namespace OpenRouter.Aot.Cases.Documented;

[JsonModel]
public sealed partial class Documented
{
    /// <summary>One line, with <see cref="Plain"/> and <c>a &lt; b</c>.</summary>
    public partial int? One { get; set; }

    /// <summary>
    /// Two lines,
    /// as they stand.
    /// </summary>
    /// <remarks>A remark of its own.</remarks>
    /// <example><code>
    /// if (one)
    ///     two();
    /// </code></example>
    public partial int? Two { get; set; }

    public partial int? Plain { get; set; }

    /// <inheritdoc cref="One"/>
    public partial int? Inherited { get; set; }

    /** <summary>Between stars.</summary> */
    public partial int? Stars { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}

[System.Obsolete("It is old.")]
[JsonOpenEnum]
public readonly partial record struct Old
{
    [System.Obsolete("It is older.")]
    public static partial Old Older { get; }
}

public static class Uses
{
    public static void Run(Check check) => check.Trip<Documented>("""{"one":1,"two":2}""");
}
