using System;
using System.Collections.Generic;

namespace OpenRouter.Aot.Cases.UnknownTypes;

[JsonModel]
public sealed partial class Odd
{
    public partial string? Good { get; set; }

    public partial nint? Pointer { get; set; }

    public partial Uri? Link { get; set; }

    public partial IReadOnlyList<Uri>? Links { get; set; }

    public partial string[]? Array { get; set; }

    public partial List<string>? List { get; set; }

    public partial IEnumerable<string>? Sequence { get; set; }

    public partial IDictionary<int, string>? ByNumber { get; set; }

    public partial IDictionary<string, bool>? TruthByName { get; set; }

    public partial IDictionary<string, string?>? NullByName { get; set; }

    public partial IReadOnlyList<int?>? Gaps { get; set; }

    public partial IReadOnlyList<string?>? TextGaps { get; set; }

    public partial IReadOnlyList<bool>? Truths { get; set; }

    public partial IReadOnlyList<DateTimeOffset>? Times { get; set; }

    public partial IReadOnlyList<ExtraMembers>? Extras { get; set; }

    public partial IReadOnlyList<IList<int>>? Growing { get; set; }

    public partial object? Anything { get; set; }

    public partial Unmarked? Unmarked { get; set; }

    public partial dynamic? Dynamic { get; set; }
}

public sealed class Unmarked;

[JsonModel]
public sealed partial class Alike
{
    public partial string? Good { get; set; }
}

[JsonUnion]
public readonly partial struct NoAlternatives
{
    public partial RawJson? Raw1 { get; }

    public partial ExtraMembers? Extra { get; }

    public partial IDictionary<string, string>? Map { get; }

    public partial ModelRoute? Route { get; }

    public partial NoAlternatives? Union { get; }

    [JsonText]
    public partial decimal? Price { get; }
}

[JsonOpenEnum]
public readonly partial record struct NoTexts
{
    public static partial NoTexts Good { get; }

    public static partial string Text { get; }

    public partial NoTexts OfOne { get; }
}
