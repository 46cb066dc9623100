using System.Numerics;

namespace OpenRouter.Aot;

/// <summary>The last 20 outcomes, a bit each. Not safe for use by several threads.</summary>
internal struct OutcomeWindow
{
    // DESIGN: without a hint a model cools when more than half of its last 20 outcomes failed. Fewer than five prove nothing.
    private const int Length = 20;
    private const int Least = 5;

    private uint failures;
    private int count;

    /// <summary>Whether more than half of what is remembered failed.</summary>
    public readonly bool IsSick => count >= Least && BitOperations.PopCount(failures) * 2 > count;

    /// <summary>Whether enough is remembered, and no more than two of five failed.</summary>
    public readonly bool IsWell => count >= Least && BitOperations.PopCount(failures) * 5 <= count * 2;

    public void Add(bool isFailure)
    {
        failures = ((failures << 1) | (isFailure ? 1u : 0)) & ((1u << Length) - 1);
        count = Math.Min(count + 1, Length);
    }
}
