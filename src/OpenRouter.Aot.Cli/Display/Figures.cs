using System.Globalization;

namespace OpenRouter.Aot.Cli;

/// <summary>Figures for people.</summary>
internal static class Figures
{
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"1 line", "2 lines".</summary>
    public static string Count(long number, string what) => $"{Count(number)} {what}{(number == 1 ? "" : "s")}";

    /// <summary>USD, with as many digits as a small amount needs.</summary>
    public static string Cost(decimal usd) => usd switch
    {
        0 => "$0",
        >= 1 => usd.ToString("'$'0.00", CultureInfo.InvariantCulture),
        >= 0.01m => usd.ToString("'$'0.0000", CultureInfo.InvariantCulture),
        _ => usd.ToString("'$'0.000000", CultureInfo.InvariantCulture),
    };

    public static string Seconds(TimeSpan time) => time.TotalSeconds switch
    {
        < 1 => $"{time.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)} ms",
        < 60 => $"{time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s",
        < 3600 => $"{time.Minutes} min {time.Seconds} s",
        _ => $"{(int)time.TotalHours} h {time.Minutes} min",
    };

    public static string Rate(double perSecond) => $"{perSecond.ToString(perSecond < 10 ? "0.0" : "0", CultureInfo.InvariantCulture)}/s";
}
