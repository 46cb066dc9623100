namespace OpenRouter.Aot.Simulator;

/// <summary>What a key has spent: in all, and since the last 00:00 UTC of a day, a Monday and the first of a month.</summary>
internal sealed class SpendingMeter
{
    private DateOnly _day;
    private decimal _today, _thisWeek, _thisMonth;

    public decimal Total { get; private set; }

    public void Add(decimal cost, DateTimeOffset now)
    {
        Roll(now);
        Total += cost;
        _today += cost;
        _thisWeek += cost;
        _thisMonth += cost;
    }

    /// <summary>The spending since the last reset of this kind; null stands for none, and gives the total.</summary>
    public decimal Since(LimitReset? reset, DateTimeOffset now)
    {
        Roll(now);
        return reset switch
        {
            LimitReset.Daily => _today,
            LimitReset.Weekly => _thisWeek,
            LimitReset.Monthly => _thisMonth,
            _ => Total,
        };
    }

    private void Roll(DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        if (day == _day) return;
        _today = 0;
        if (Monday(day) != Monday(_day)) _thisWeek = 0;
        if (day.Month != _day.Month || day.Year != _day.Year) _thisMonth = 0;
        _day = day;
    }

    private static int Monday(DateOnly day) => (day.DayNumber - (((int)day.DayOfWeek + 6) % 7));
}
