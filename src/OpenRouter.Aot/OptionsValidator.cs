using System.Globalization;

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
    public static IReadOnlyList<string> FindMistakes(OpenRouterClientOptions options, bool requireSecrets = true)
    {
        var mistakes = new List<string>();
        KeyOptionsValidator.FindMistakes(options.Keys, requireSecrets, mistakes);
        StrategyValidator.FindMistakes(options, mistakes);
        AccountOptionsValidator.FindMistakes(options, mistakes);
        FindLimitMistakes(options, mistakes);
        FindTimeMistakes(options, mistakes);
        FindAddressMistakes(options.BaseUrl, mistakes);
        return mistakes;
    }

    private static void FindLimitMistakes(OpenRouterClientOptions options, List<string> mistakes)
    {
        RoutingOptions routing = options.Routing;
        TransportOptions transport = options.Transport;
        Check(options.Breaker.FailureThreshold is >= 1 and <= 64, "Breaker.FailureThreshold", options.Breaker.FailureThreshold, "1 to 64");
        Check(routing.MaxAttempts >= 1, "Routing.MaxAttempts", routing.MaxAttempts, "at least 1");
        Check(routing.MaxBulkAttempts >= 1, "Routing.MaxBulkAttempts", routing.MaxBulkAttempts, "at least 1");
        Check(routing.Width is null or (>= 1 and <= 10_000), "Routing.Width", routing.Width, "1 to 10,000, or null for a width that adapts");
        Check(routing.InteractiveShare is >= 0 and <= 0.9, "Routing.InteractiveShare", routing.InteractiveShare, "0 to 0.9");
        Check(routing.RetryShare is >= 0 and <= 10, "Routing.RetryShare", routing.RetryShare, "0 to 10");
        Check(routing.RetriesPerSecond is >= 0 and <= 100_000, "Routing.RetriesPerSecond", routing.RetriesPerSecond, "0 to 100,000");
        Check(routing.MaxWaiting >= 0, "Routing.MaxWaiting", routing.MaxWaiting, "at least 0");
        Check(transport.MaxAnswerBytes >= 1024, "Transport.MaxAnswerBytes", transport.MaxAnswerBytes, "at least 1024");
        Check(transport.MaxJsonDepth is >= 16 and <= 1000, "Transport.MaxJsonDepth", transport.MaxJsonDepth, "16 to 1000");
        Check(transport.MaxStringBytes >= 1024, "Transport.MaxStringBytes", transport.MaxStringBytes, "at least 1024");
        Check(transport.MaxEventBytes >= 1024, "Transport.MaxEventBytes", transport.MaxEventBytes, "at least 1024");

        // Boxed rather than interpolated: a call of the handler at each of these is 2 KB more in an image.
        void Check(bool holds, string name, IFormattable? value, string range)
        {
            if (!holds)
                mistakes.Add($"{name} is {value?.ToString(null, CultureInfo.InvariantCulture)}; it must be {range}.");
        }
    }

    private static void FindTimeMistakes(OpenRouterClientOptions options, List<string> mistakes)
    {
        BreakerOptions breaker = options.Breaker;
        RoutingOptions routing = options.Routing;
        TransportOptions transport = options.Transport;
        if (options.KeyCheckInterval is { } interval && interval != TimeSpan.Zero && !IsTime(interval))
            mistakes.Add($"KeyCheckInterval is {interval}; it must be positive and at most 31 days, or null for never.");
        Check("Breaker.FailureWindow", breaker.FailureWindow);
        Check("Breaker.Cooldown", breaker.Cooldown);
        Check("Breaker.MaxCooldown", breaker.MaxCooldown);
        Check("Routing.Deadline", routing.Deadline);
        Check("Routing.BulkPatience", routing.BulkPatience);
        Check("Routing.Backoff", routing.Backoff);
        Check("Routing.MaxBackoff", routing.MaxBackoff);
        Check("Transport.ConnectTimeout", transport.ConnectTimeout);
        Check("Transport.FirstByteTimeout", transport.FirstByteTimeout);
        Check("Transport.FirstTokenTimeout", transport.FirstTokenTimeout);
        Check("Transport.StallTimeout", transport.StallTimeout);
        Check("Transport.AttemptTimeout", transport.AttemptTimeout);
        Check("Transport.ConnectionLifetime", transport.ConnectionLifetime);
        if (IsTime(breaker.Cooldown) && IsTime(breaker.MaxCooldown) && breaker.MaxCooldown < breaker.Cooldown)
            mistakes.Add($"Breaker.MaxCooldown is {breaker.MaxCooldown}; it must be at least Breaker.Cooldown, which is {breaker.Cooldown}.");

        void Check(string name, TimeSpan value)
        {
            if (!IsTime(value))
                mistakes.Add($"{name} is {value}; it must be positive and at most 31 days.");
        }
    }

    // A timer takes at most 49 days.
    private static bool IsTime(TimeSpan value) => value > TimeSpan.Zero && value <= TimeSpan.FromDays(31);

    private static bool IsOpenRouter(string host) =>
        host.Equals("openrouter.ai", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".openrouter.ai", StringComparison.OrdinalIgnoreCase);

    private static void FindAddressMistakes(Uri address, List<string> mistakes)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            mistakes.Add($"The base URL '{address}' is no http or https address. An example: {OpenRouterClientOptions.DefaultBaseUrl}");
        else if (address.Scheme == Uri.UriSchemeHttp && IsOpenRouter(address.Host))
            mistakes.Add($"The base URL '{address}' is not encrypted: everybody on the way could read the keys. Begin it with https.");
        else if (address.UserInfo.Length > 0)
            mistakes.Add("The base URL holds a user name or password. Remove it: keys travel in a header.");
        else if (address.Query.Length > 0 || address.Fragment.Length > 0)
            mistakes.Add($"The base URL '{address}' has a query or a fragment. Remove it: paths are added behind it.");
    }
}
