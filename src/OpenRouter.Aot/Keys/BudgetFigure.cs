namespace OpenRouter.Aot;

/// <summary>What was left of one limit of a key when the service was asked. Immutable; amounts in billionths of a dollar.</summary>
/// <param name="Remaining">What was left.</param>
/// <param name="Limit">What is there after a reset; null where nobody said.</param>
/// <param name="Interval">How often it resets, as the service says.</param>
/// <param name="ResetsAt">When it resets next; null for never.</param>
/// <param name="SpentBefore">What this client had spent by then with the key.</param>
internal sealed record BudgetFigure(long Remaining, long? Limit, string? Interval, DateTimeOffset? ResetsAt, long SpentBefore)
{
    // The service's own largest limits are far below; what is above is no limit.
    private const decimal MostUsd = 1_000_000_000;

    /// <summary>What is left now.</summary>
    /// <param name="spent">What this client has spent with the key.</param>
    public long RemainingAt(long spent) => Remaining - (spent - SpentBefore);

    /// <summary>The figure after a reset; null where nobody knows what there is then.</summary>
    /// <param name="spent">What this client has spent with the key.</param>
    /// <param name="now">The time.</param>
    public BudgetFigure? Renewed(long spent, DateTimeOffset now) =>
        Limit is { } limit ? new BudgetFigure(limit, limit, Interval, LimitPeriod.End(Interval, now), spent) : null;

    /// <summary>The limits of a key; none for a key without any.</summary>
    /// <param name="info">What the service said.</param>
    /// <param name="now">When it was asked.</param>
    /// <param name="spentBefore">What this client had spent then with the key.</param>
    public static BudgetFigure[] Of(KeyInfo info, DateTimeOffset now, long spentBefore)
    {
        var figures = new List<BudgetFigure>();
        Add(info.Remaining, info.Limit, info.LimitReset, null);
        foreach (SpendingBudget budget in info.Budgets ?? [])
            Add(budget.Remaining, budget.LimitUsd, budget.ResetInterval, budget.ResetsAt);
        if (info.EffectiveBudget is { } effective)
            Add(effective.Remaining, effective.LimitUsd, effective.ResetInterval, effective.ResetsAt);
        return [.. figures];

        void Add(decimal? remaining, decimal? limit, string? interval, DateTimeOffset? resetsAt)
        {
            if (remaining is not { } left)
                return;
            DateTimeOffset? reset = resetsAt is { } told && told > now ? told : LimitPeriod.End(interval, now);
            figures.Add(new BudgetFigure(ToNano(left), limit is { } most ? ToNano(most) : null, interval, reset, spentBefore));
        }
    }

    /// <summary>Whether figures may still be those of the period before.</summary>
    /// <param name="info">What the service said.</param>
    /// <param name="now">When it was asked.</param>
    /// <param name="lag">How old figures can be.</param>
    public static bool MayBePast(KeyInfo info, DateTimeOffset now, TimeSpan lag)
    {
        bool mayBe = HasJustBegun(info.LimitReset) || HasJustBegun(info.EffectiveBudget?.ResetInterval);
        foreach (SpendingBudget budget in info.Budgets ?? [])
            mayBe |= HasJustBegun(budget.ResetInterval);
        return mayBe;

        bool HasJustBegun(string? interval) => LimitPeriod.Begin(interval, now) is { } begin && now - begin < lag;
    }

    /// <summary>Dollars in billionths; a fraction of one counts in full.</summary>
    public static long ToNano(decimal usd) => (long)Math.Ceiling(Math.Clamp(usd, -MostUsd, MostUsd) * 1_000_000_000);
}
