using System;
using System.Collections.Generic;

namespace OpenRouter.Aot.Cases.UnknownTypes;

[JsonModel]
public sealed partial class Known
{
    public partial string? Text { get; set; }

    public partial long? Number { get; set; }

    public partial bool? Truth { get; set; }

    public partial DateTimeOffset? Time { get; set; }

    public partial RawJson? Anything { get; set; }

    public partial IReadOnlyList<string>? List { get; set; }

    public partial IDictionary<string, string>? Map { get; set; }

    public partial Known? Another { get; set; }

    public partial ExtraMembers? Extra { get; set; }

    // Not partial, or written by hand, or of the type itself: none of them is on the wire.
    public Uri? Link { get; set; }

    public partial object? ByHand { get; set; }

    public partial object? ByHand { get => Link; set => Link = value as Uri; }

    public static partial nint Shared { get; }

    public static partial nint Shared { get => 1; }
}
