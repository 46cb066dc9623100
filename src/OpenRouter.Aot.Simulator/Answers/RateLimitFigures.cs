using System.Globalization;

namespace OpenRouter.Aot.Simulator;

/// <summary>What the <c>X-RateLimit-*</c> headers say; the reset is written in milliseconds of the epoch.</summary>
internal sealed record RateLimitFigures(int Limit, DateTimeOffset Reset)
{
    public IEnumerable<(string Name, string Value)> Headers =>
    [
        ("X-RateLimit-Limit", Limit.ToString(CultureInfo.InvariantCulture)),
        ("X-RateLimit-Remaining", "0"),
        ("X-RateLimit-Reset", Reset.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
    ];
}
