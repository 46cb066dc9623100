using System.Globalization;

namespace OpenRouter.Aot;

/// <summary>When a server says that a retry may work: after a while, or at a moment. Both are absent from most answers.</summary>
/// <param name="After">A wait, counted from the answer.</param>
/// <param name="At">A moment in time.</param>
public readonly record struct RetryHint(TimeSpan? After, DateTimeOffset? At)
{
    // A day is legitimate (the daily quota of free models); nothing the service sends means longer than a month (a monthly budget).
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    // An HTTP date in its three forms (RFC 9110, 5.6.7), and ISO 8601, whose zone is UTC where none is named.
    private static readonly string[] DateForms =
    [
        "r", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd",
    ];

    /// <summary>Whether the answer carried no hint.</summary>
    public bool IsEmpty => After is null && At is null;

    /// <summary>The moment from which a retry may work, never before <paramref name="now"/> and at most 31 days after it; null without a hint.</summary>
    /// <param name="now">The time of the answer.</param>
    public DateTimeOffset? Until(DateTimeOffset now)
    {
        DateTimeOffset? until = After is { } wait ? now + Clamp(wait) : At;
        if (until is not { } moment)
            return null;
        return moment < now ? now : moment - now > Longest ? now + Longest : moment;
    }

    /// <summary>This hint, or the other where this one is empty.</summary>
    /// <param name="other">The hint of the next source in order of trust.</param>
    public RetryHint Or(RetryHint other) => IsEmpty ? other : this;

    /// <summary>Reads <c>retry-after-ms</c>.</summary>
    internal static RetryHint FromMilliseconds(string? value) =>
        TryNumber(value, out double milliseconds) ? new RetryHint(Bounded(milliseconds / 1000), null) : default;

    /// <summary>Reads <c>Retry-After</c>: seconds, or an HTTP date.</summary>
    internal static RetryHint FromRetryAfter(string? value)
    {
        if (TryNumber(value, out double seconds))
            return new RetryHint(Bounded(seconds), null);
        return FromDate(value);
    }

    /// <summary>
    /// Reads <c>X-RateLimit-Reset</c>: OpenRouter sends epoch milliseconds, other servers epoch seconds, a few a plain wait in seconds.
    /// They are told apart by magnitude.
    /// </summary>
    internal static RetryHint FromReset(string? value)
    {
        if (!TryNumber(value, out double number))
            return FromDate(value);
        return number switch
        {
            >= 1e11 and < 1e14 => new RetryHint(null, DateTimeOffset.FromUnixTimeMilliseconds((long)number)),
            >= 1e9 and < 1e11 => new RetryHint(null, DateTimeOffset.FromUnixTimeSeconds((long)number)),
            >= 0 and < 1e9 => new RetryHint(Bounded(number), null),
            _ => default,
        };
    }

    /// <summary>Reads <c>X-RateLimit-Limit</c>: a number of requests.</summary>
    internal static long? ReadCount(string? value) =>
        long.TryParse(value, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out long count) ? count : null;

    // Lenient parsing would take the missing parts of "12:30" from today's date: the same answer would mean something else tomorrow.
    private static RetryHint FromDate(string? value) =>
        DateTimeOffset.TryParseExact(value?.Trim(), DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
            ? new RetryHint(null, date)
            : default;

    private static bool TryNumber(string? value, out double number) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number) && number >= 0;

    private static TimeSpan Bounded(double seconds) => TimeSpan.FromSeconds(Math.Min(seconds, Longest.TotalSeconds));

    private static TimeSpan Clamp(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
}
