using System.CommandLine;
using System.Globalization;

namespace OpenRouter.Aot.Cli;

/// <summary>Options that take a moment to come: a day, a moment in ISO 8601 with its offset, or a time from now such as <c>90d</c>.</summary>
internal static class Moment
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>An option that may be left out.</summary>
    public static Option<DateTimeOffset?> CreateOptional(string name) => new(name)
    {
        HelpName = "WHEN",
        CustomParser = result =>
        {
            if (result.Tokens is not [{ Value: var text }])
                return null;
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            if (Parse(text, now) is not { } moment)
                result.AddError($"{name} is '{text}'; it must be a day such as 2027-01-31, a moment such as 2027-01-31T12:00:00Z, or a time from now such as 90d.");
            else if (moment <= now)
                result.AddError($"{name} is '{text}', which is past.");
            else
                return moment;
            return null;
        },
    };

    private static DateTimeOffset? Parse(string text, DateTimeOffset now)
    {
        if (text.EndsWith('d') && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int days) && days <= 36_500)
            return now.AddDays(days);
        if (Duration.TryParse(text, out TimeSpan time))
            return now + time;
        if (DateTimeOffset.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset day))
            return day;
        // Without an offset it would be another moment on another machine.
        bool hasOffset = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        return hasOffset && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset moment) ? moment : null;
    }
}
