namespace OpenRouter.Aot.Simulator;

/// <summary>An account with its running figures. <see cref="Ledger"/> guards it.</summary>
internal sealed class AccountState(ScenarioAccount source)
{
    private DateOnly _freeDay;

    public ScenarioAccount Source { get; } = source;

    public string UserId { get; } = source.UserId ?? GenerationIds.UserIdOf(source.Name);

    public decimal Spent { get; set; }

    /// <summary>What was topped up since the start, in USD.</summary>
    public decimal ToppedUp { get; set; }

    /// <summary>What was ever bought, in USD; null where credits never end.</summary>
    public decimal? Credits => Source.Credits + ToppedUp;

    /// <summary>What is left, in USD; null where credits never end.</summary>
    public decimal? Balance => Credits - Spent;

    /// <summary>Ten credits ever bought raise the daily number of free requests from 50 to 1,000 (OpenRouter's limits page).</summary>
    public int FreeRequestsPerDay => Source.FreeRequestsPerDay ?? (Credits is < 10 ? 50 : 1_000);

    public RequestWindow FreeMinute { get; } = new(TimeSpan.FromSeconds(source.FreeWindowSeconds));

    public int FreeUsedToday { get; private set; }

    public int InFlight { get; set; }

    public decimal HeldUsd { get; set; }

    public bool TryTakeFreeOfDay(DateTimeOffset now)
    {
        RollFreeDay(now);
        if (FreeUsedToday >= FreeRequestsPerDay) return false;
        FreeUsedToday++;
        return true;
    }

    public void RollFreeDay(DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        if (day == _freeDay) return;
        _freeDay = day;
        FreeUsedToday = 0;
    }
}
