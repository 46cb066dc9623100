namespace OpenRouter.Aot;

/// <summary>Finds every mistake of a client's options, not the first.</summary>
internal static class OptionsValidator
{
    /// <summary>Refuses options with mistakes.</summary>
    /// <exception cref="OpenRouterConfigurationException">Something is wrong; it lists every mistake.</exception>
    public static void Validate(OpenRouterClientOptions options)
    {
        IReadOnlyList<string> mistakes = FindMistakes(options);
        if (mistakes.Count > 0)
            throw new OpenRouterConfigurationException(mistakes);
    }

    /// <summary>Every mistake, a line each.</summary>
    /// <param name="options">The options.</param>
    /// <param name="requireSecrets">False where whoever read the keys has said already which of them have no secret.</param>
    public static IReadOnlyList<string> FindMistakes(OpenRouterClientOptions options, bool requireSecrets = true) =>
    [
        .. KeyOptionsValidator.FindMistakes(options.Keys, requireSecrets),
        .. StrategyValidator.FindMistakes(options),
        .. AccountOptionsValidator.FindMistakes(options),
        .. FindLimitMistakes(options),
        .. FindTimeMistakes(options),
        .. FindAddressMistakes(options.BaseUrl),
    ];

    private static IEnumerable<string> FindLimitMistakes(OpenRouterClientOptions options)
    {
        if (options.Breaker.FailureThreshold is < 1 or > 64)
            yield return $"Breaker.FailureThreshold is {options.Breaker.FailureThreshold}; it must be 1 to 64.";
        if (options.Routing.MaxAttempts < 1)
            yield return $"Routing.MaxAttempts is {options.Routing.MaxAttempts}; it must be at least 1.";
        if (options.Routing.MaxBulkAttempts < 1)
            yield return $"Routing.MaxBulkAttempts is {options.Routing.MaxBulkAttempts}; it must be at least 1.";
        if (options.Routing.Width is < 1 or > 10_000)
            yield return $"Routing.Width is {options.Routing.Width}; it must be 1 to 10,000, or null for a width that adapts.";
        if (!(options.Routing.InteractiveShare is >= 0 and <= 0.9))
            yield return $"Routing.InteractiveShare is {options.Routing.InteractiveShare}; it must be 0 to 0.9.";
        if (!(options.Routing.RetryShare is >= 0 and <= 10))
            yield return $"Routing.RetryShare is {options.Routing.RetryShare}; it must be 0 to 10.";
        if (!(options.Routing.RetriesPerSecond is >= 0 and <= 100_000))
            yield return $"Routing.RetriesPerSecond is {options.Routing.RetriesPerSecond}; it must be 0 to 100,000.";
        if (options.Routing.MaxWaiting < 0)
            yield return $"Routing.MaxWaiting is {options.Routing.MaxWaiting}; it must be at least 0.";
        if (options.Transport.MaxAnswerBytes < 1024)
            yield return $"Transport.MaxAnswerBytes is {options.Transport.MaxAnswerBytes}; it must be at least 1024.";
        if (options.Transport.MaxJsonDepth is < 16 or > 1000)
            yield return $"Transport.MaxJsonDepth is {options.Transport.MaxJsonDepth}; it must be 16 to 1000.";
        if (options.Transport.MaxStringBytes < 1024)
            yield return $"Transport.MaxStringBytes is {options.Transport.MaxStringBytes}; it must be at least 1024.";
        if (options.Transport.MaxEventBytes < 1024)
            yield return $"Transport.MaxEventBytes is {options.Transport.MaxEventBytes}; it must be at least 1024.";
    }

    private static IEnumerable<string> FindTimeMistakes(OpenRouterClientOptions options)
    {
        BreakerOptions breaker = options.Breaker;
        (string Name, TimeSpan Value)[] times =
        [
            ("Breaker.FailureWindow", breaker.FailureWindow), ("Breaker.Cooldown", breaker.Cooldown), ("Breaker.MaxCooldown", breaker.MaxCooldown),
            ("Routing.Deadline", options.Routing.Deadline), ("Routing.BulkDeadline", options.Routing.BulkDeadline),
            ("Routing.Backoff", options.Routing.Backoff), ("Routing.MaxBackoff", options.Routing.MaxBackoff),
            ("Transport.ConnectTimeout", options.Transport.ConnectTimeout), ("Transport.FirstByteTimeout", options.Transport.FirstByteTimeout),
            ("Transport.FirstTokenTimeout", options.Transport.FirstTokenTimeout), ("Transport.StallTimeout", options.Transport.StallTimeout),
            ("Transport.AttemptTimeout", options.Transport.AttemptTimeout), ("Transport.ConnectionLifetime", options.Transport.ConnectionLifetime),
        ];
        if (options.KeyCheckInterval is { } interval && interval != TimeSpan.Zero && !IsTime(interval))
            yield return $"KeyCheckInterval is {interval}; it must be positive and at most 31 days, or null for never.";
        foreach ((string name, TimeSpan value) in times.Where(time => !IsTime(time.Value)))
            yield return $"{name} is {value}; it must be positive and at most 31 days.";
        if (IsTime(breaker.Cooldown) && IsTime(breaker.MaxCooldown) && breaker.MaxCooldown < breaker.Cooldown)
            yield return $"Breaker.MaxCooldown is {breaker.MaxCooldown}; it must be at least Breaker.Cooldown, which is {breaker.Cooldown}.";
    }

    // A timer takes at most 49 days.
    private static bool IsTime(TimeSpan value) => value > TimeSpan.Zero && value <= TimeSpan.FromDays(31);

    private static IEnumerable<string> FindAddressMistakes(Uri address)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            yield return $"The base URL '{address}' is no http or https address. An example: {OpenRouterClientOptions.DefaultBaseUrl}";
        else if (address.UserInfo.Length > 0)
            yield return "The base URL holds a user name or password. Remove it: keys travel in a header.";
        else if (address.Query.Length > 0 || address.Fragment.Length > 0)
            yield return $"The base URL '{address}' has a query or a fragment. Remove it: paths are added behind it.";
    }
}
