namespace OpenRouter.Aot.Cli;

/// <summary>What somebody should do something about, of a key.</summary>
/// <param name="least">What a key must still be able to spend, in USD; null for any amount.</param>
internal sealed class KeyAlarm(decimal? least)
{
    /// <summary>One line; null where all is well.</summary>
    public string? Describe(KeyReport key)
    {
        if (key.Problem is { } problem)
            return $"{key.Alias}: {problem}";
        if (!(key.Spendable < least))
            return null;
        bool isCredits = key.Purse?.Left is { } credits && credits == key.Spendable;
        string what = isCredits ? $"of the credits of its account ({key.Purse!.Name})" : "of its limit";
        string reset = !isCredits && key.ResetsAt is { } moment ? $"; it resets at {Iso8601.Format(moment)}" : "";
        return $"{key.Alias}: {Figures.Cost(key.Spendable!.Value)} is left {what}, which is less than {Figures.Cost(least!.Value)}{reset}";
    }
}
