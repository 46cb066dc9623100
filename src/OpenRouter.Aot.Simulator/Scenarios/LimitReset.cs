namespace OpenRouter.Aot.Simulator;

/// <summary>When the spending of a key starts again from zero: at 00:00 UTC of a day, a Monday, or the first of a month.</summary>
public enum LimitReset
{
    /// <summary>Each day.</summary>
    Daily,

    /// <summary>Each Monday.</summary>
    Weekly,

    /// <summary>On the first of each month.</summary>
    Monthly,
}
