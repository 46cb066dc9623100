using OpenRouter.Aot.Simulation;

namespace OpenRouter.Aot.Soak;

/// <summary>Something that goes wrong for a while.</summary>
/// <param name="Kind">What.</param>
/// <param name="From">Since when, from the beginning of the run.</param>
/// <param name="Until">Until when.</param>
internal sealed record Fault(FaultKind Kind, TimeSpan From, TimeSpan Until)
{
    /// <summary>The key that it concerns, by its place; -1 for all.</summary>
    public int Key { get; init; } = -1;

    /// <summary>The account that it concerns, by its place; -1 for all.</summary>
    public int Account { get; init; } = -1;

    /// <summary>The model that it concerns, by its place; -1 for all.</summary>
    public int Model { get; init; } = -1;

    /// <summary>The share of attempts that meet it.</summary>
    public double Share { get; init; } = 1;

    /// <summary>What its refusals say of when to come back.</summary>
    public HintKind Hint { get; init; }

    public bool IsOn(TimeSpan elapsed) => elapsed >= From && elapsed < Until;
}
