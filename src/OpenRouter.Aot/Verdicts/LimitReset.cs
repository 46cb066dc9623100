namespace OpenRouter.Aot;

/// <summary>When a limit starts anew that names its period in words only: at 00:00 UTC, weeks on Monday (openrouter.ai/docs, key management).</summary>
internal static class LimitReset
{
    /// <summary>The moment that the error's words name; null for a limit that never resets, or that names no period.</summary>
    public static DateTimeOffset? Of(ApiError error, DateTimeOffset now)
    {
        DateTimeOffset tomorrow = NextDay(now);
        if (error.Says("daily"))
            return tomorrow;
        if (error.Says("weekly"))
            return tomorrow.AddDays(((int)DayOfWeek.Monday - (int)tomorrow.DayOfWeek + 7) % 7);
        var month = new DateTimeOffset(now.UtcDateTime.Year, now.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
        return error.Says("monthly") ? month.AddMonths(1) : null;
    }

    /// <summary>The next 00:00 UTC.</summary>
    public static DateTimeOffset NextDay(DateTimeOffset now) => new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(1);
}
