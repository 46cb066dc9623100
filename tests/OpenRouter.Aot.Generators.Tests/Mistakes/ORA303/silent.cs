using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;

namespace OpenRouter.Aot.Cases.UnknownParameter;

public enum Choice { None, One, Two }

[OpenRouterSchema]
public partial record Place(string Name);

public static partial class Tools
{
    [OpenRouterTool("a", "Takes what a model can give")]
    public static void Take(
        RawJson any, string text, bool truth, sbyte a, ulong b, float c, decimal d, DateTime e, DateTimeOffset f, DateOnly g, TimeOnly h, TimeSpan i, Guid j, Uri k, Choice l, Place m,
        Choice?[]? n, List<string?> o, IList<int> p, IReadOnlyList<int[]> q, IEnumerable<Place> r, IReadOnlyCollection<Guid> s, ICollection<Uri> t, ImmutableArray<double> u,
        [OpenRouterService] Stream stream)
    {
    }
}
