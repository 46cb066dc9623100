namespace OpenRouter.Aot;

/// <summary>How clients live in a host: when changed keys are looked for, and what is worth a warning. One for all clients of a container.</summary>
public sealed class OpenRouterHostingOptions
{
    /// <summary>
    /// How often the sources of a client's keys are read anew, so that a secret file that was replaced, also behind a link, is noticed wherever it lies. A
    /// change that the configuration reports is not waited for so long. Zero: never. Default 10 seconds.
    /// </summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a reported change waits for others that come with it; at most eight times as long. Default 250 milliseconds.</summary>
    public TimeSpan Debounce { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How often the callback of <c>AddOpenRouterSecrets</c> is asked again for each secret. Default 1 minute.</summary>
    public TimeSpan CallbackInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long that callback may take for one secret. Default 30 seconds.</summary>
    public TimeSpan CallbackTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A key of whose limit less than this is left, in USD, is worth a warning. Default 1; 0 for none.</summary>
    public decimal LowLimit { get; set; } = 1;

    /// <summary>What is wrong; empty where nothing is.</summary>
    internal IEnumerable<string> FindMistakes()
    {
        if (!IsTime(PollInterval) && PollInterval != TimeSpan.Zero)
            yield return $"OpenRouterHostingOptions.PollInterval is {PollInterval}; it must be positive and at most 31 days, or zero for never.";
        if (!IsTime(Debounce))
            yield return $"OpenRouterHostingOptions.Debounce is {Debounce}; it must be positive and at most 31 days.";
        if (!IsTime(CallbackInterval))
            yield return $"OpenRouterHostingOptions.CallbackInterval is {CallbackInterval}; it must be positive and at most 31 days.";
        if (!IsTime(CallbackTimeout))
            yield return $"OpenRouterHostingOptions.CallbackTimeout is {CallbackTimeout}; it must be positive and at most 31 days.";
        if (LowLimit < 0)
            yield return $"OpenRouterHostingOptions.LowLimit is {LowLimit}; it must be 0 or more.";
    }

    // A timer takes at most 49 days.
    private static bool IsTime(TimeSpan value) => value > TimeSpan.Zero && value <= TimeSpan.FromDays(31);
}
