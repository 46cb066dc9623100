using System.Collections.Generic;

namespace OpenRouter.Aot.Cases.NotMarked;

/// <summary>A place.</summary>
/// <param name="Name">Its name.</param>
public sealed record Place(string Name);

public static partial class Outer
{
    // Inside another.
    internal readonly struct Size
    {
        public int Width { get; init; }
    }

    [OpenRouterSchema]
    internal partial record House(Size Size, Size? Other);
}

[OpenRouterSchema]
public partial record Trip(Place From, IReadOnlyList<Place?> To);

public static partial class Tools
{
    [OpenRouterTool("go", "Goes there")]
    public static Place Go(Place place) => place;
}
