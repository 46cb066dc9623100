using System.CommandLine;
using System.Globalization;

namespace OpenRouter.Aot.Cli;

/// <summary>Options that take a time: a number and its unit, such as <c>90s</c>, <c>30m</c>, <c>8h</c> or <c>2d</c>.</summary>
internal static class Duration
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>An option that may be left out.</summary>
    public static Option<TimeSpan?> CreateOptional(string name) => new(name)
    {
        HelpName = "DURATION",
        CustomParser = result =>
        {
            if (result.Tokens is not [{ Value: var text }])
                return null;
            if (TryParse(text, out TimeSpan time))
                return time;
            result.AddError($"{name} is '{text}'; it must be a time such as 90s, 30m, 8h or 2d, and at most 30d.");
            return null;
        },
    };

    /// <summary>Reads a time.</summary>
    public static bool TryParse(string text, out TimeSpan time)
    {
        time = default;
        if (text.Length < 2 || !double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number))
            return false;
        double seconds = number * (char.ToLowerInvariant(text[^1]) switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86_400, _ => double.NaN });
        if (!(seconds > 0 && seconds <= Longest.TotalSeconds))
            return false;
        time = TimeSpan.FromSeconds(seconds);
        return true;
    }
}
