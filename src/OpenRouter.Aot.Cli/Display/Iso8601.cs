using System.Globalization;

namespace OpenRouter.Aot.Cli;

/// <summary>Moments as they stand in files and output: ISO 8601 in UTC.</summary>
internal static class Iso8601
{
    public static string Format(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);
}
