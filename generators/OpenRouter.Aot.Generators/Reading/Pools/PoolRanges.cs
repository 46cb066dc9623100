namespace OpenRouter.Aot.Generators.Reading;

/// <summary>The ranges of a pool's values, as the library checks them once more when the program starts.</summary>
internal static class PoolRanges
{
    public const string Strategy = "RoundRobin, Weighted or LeastInFlight";
    public const string Weight = "0.001 to 1000, in steps of 0.001";
    public const string Priority = "0 to 1000, and the lowest serves first";
    public const string Concurrency = "at least 1; leave it out for no limit";
    public const string Pace = "above 0 and at most 1000000; leave it out for no limit";
    public const string Threshold = "1 to 64";
    public const string Time = "positive and at most 31 days, which are 2678400 seconds";

    /// <summary>The first cooldown of a pool that does not name it, in seconds.</summary>
    public const double Cooldown = 60;

    /// <summary>The longest cooldown of a pool that does not name it, in seconds.</summary>
    public const double MaxCooldown = 3600;

    // Weights that were computed miss their step by some 1e-16.
    private const double Tolerance = 1e-6;
    private const double LongestTime = 31 * 24 * 60 * 60;
    private const double TicksPerSecond = 1e7;

    public static bool IsWeight(double number) =>
        number is >= 0.001 and <= 1000 && Math.Abs((number * 1000) - Math.Round(number * 1000)) < Tolerance;

    public static bool IsPriority(double number) => number is >= 0 and <= 1000;

    public static bool IsConcurrency(double number) => number >= 1;

    public static bool IsPace(double number) => number is > 0 and <= 1_000_000;

    public static bool IsThreshold(double number) => number is >= 1 and <= 64;

    /// <summary>Whether a number of seconds is a time that the library takes; what is less than a tick is none.</summary>
    public static bool IsTime(double seconds) => seconds <= LongestTime && seconds * TicksPerSecond >= 1;
}
