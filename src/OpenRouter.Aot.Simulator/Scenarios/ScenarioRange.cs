namespace OpenRouter.Aot.Simulator;

/// <summary>A number drawn evenly between two bounds, both included. In JSON either a number or <c>{"min":…,"max":…}</c>.</summary>
/// <param name="Min">The least value.</param>
/// <param name="Max">The greatest value.</param>
public readonly record struct ScenarioRange(int Min, int Max)
{
    /// <summary>Makes a range of a single value.</summary>
    /// <param name="value">Both bounds.</param>
    public static implicit operator ScenarioRange(int value) => new(value, value);

    /// <summary>Makes a range of a single value.</summary>
    /// <param name="value">Both bounds.</param>
    /// <returns>The range.</returns>
    public static ScenarioRange FromInt32(int value) => new(value, value);
}
