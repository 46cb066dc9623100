namespace OpenRouter.Aot;

/// <summary>When limits start again: at 00:00 UTC of each day, of Mondays, of the first of a month (openrouter.ai/docs, key management).</summary>
internal static class LimitPeriod
{
    /// <summary>The reset after a moment; null for a limit that never resets, or nobody knows when.</summary>
    /// <param name="interval"><c>daily</c>, <c>weekly</c>, <c>monthly</c> or null, as sent.</param>
    /// <param name="now">The moment.</param>
    public static DateTimeOffset? End(string? interval, DateTimeOffset now) => Begin(interval, now) is not { } begin ? null
        : Is(interval, "daily") ? begin.AddDays(1)
        : Is(interval, "weekly") ? begin.AddDays(7)
        : begin.AddMonths(1);

    /// <summary>The last reset up to a moment.</summary>
    /// <param name="interval"><c>daily</c>, <c>weekly</c>, <c>monthly</c> or null, as sent.</param>
    /// <param name="now">The moment.</param>
    public static DateTimeOffset? Begin(string? interval, DateTimeOffset now)
    {
        var day = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        if (Is(interval, "daily"))
            return day;
        if (Is(interval, "weekly"))
            return day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return Is(interval, "monthly") ? day.AddDays(1 - day.Day) : null;
    }

    private static bool Is(string? interval, string name) => string.Equals(interval, name, StringComparison.OrdinalIgnoreCase);
}
