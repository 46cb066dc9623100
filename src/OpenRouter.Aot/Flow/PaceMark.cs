using System.Runtime.CompilerServices;

namespace OpenRouter.Aot;

/// <summary>What the pace was like when an attempt began: by it a refusal tells how many were too many.</summary>
/// <param name="Ordinal">Which attempt it is, from 1.</param>
/// <param name="Ahead">How many began before it, in each window.</param>
internal readonly record struct PaceMark(long Ordinal, PaceMark.Counts Ahead)
{
    /// <summary>A number for each window of <see cref="AddressPace"/>.</summary>
    [InlineArray(AddressPace.WindowCount)]
    internal struct Counts
    {
        private int first;
    }
}
