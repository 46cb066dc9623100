namespace OpenRouter.Aot.Reloading;

/// <summary>Finds what a client keeps as it was made, so that a change of it needs another client. What is code (handlers, clocks) cannot be compared.</summary>
internal static class FixedOptions
{
    /// <summary>The names of all that differs.</summary>
    public static IReadOnlyList<string> FindChanges(OpenRouterClientOptions made, OpenRouterClientOptions next)
    {
        var changes = new List<string>();
        Compare("BaseUrl", made.BaseUrl, next.BaseUrl);
        Compare("Strategy", made.Strategy, next.Strategy);
        Compare("SpreadFreeModels", made.SpreadFreeModels, next.SpreadFreeModels);
        Compare("KeyCheckInterval", made.KeyCheckInterval, next.KeyCheckInterval);
        Compare("AppUrl", made.AppUrl, next.AppUrl);
        Compare("AppTitle", made.AppTitle, next.AppTitle);
        Compare("Models", Describe(made.Models), Describe(next.Models));
        Compare("Breaker", Describe(made.Breaker), Describe(next.Breaker));
        Compare("Routing", Describe(made.Routing), Describe(next.Routing));
        Compare("Transport", Describe(made.Transport), Describe(next.Transport));
        return changes;

        void Compare<T>(string name, T left, T right)
        {
            if (!EqualityComparer<T>.Default.Equals(left, right))
                changes.Add(name);
        }
    }

    private static string Describe(IDictionary<string, ModelRoute> models) =>
        string.Join('\n', models.OrderBy(model => model.Key, StringComparer.Ordinal).Select(model => $"{model.Key}: {model.Value}"));

    private static object Describe(BreakerOptions breaker) =>
        (breaker.FailureThreshold, breaker.FailureWindow, breaker.Cooldown, breaker.MaxCooldown);

    private static object Describe(RoutingOptions routing) =>
        ((routing.MaxAttempts, routing.MaxBulkAttempts, routing.Deadline, routing.BulkPatience, routing.Backoff, routing.MaxBackoff, routing.RetryShare),
            (routing.RetriesPerSecond, routing.UseServerFallbacks, routing.MaxWaiting, routing.Width, routing.InteractiveShare, routing.RetryUnknownOutcomes));

    private static object Describe(TransportOptions transport) =>
        ((transport.ConnectTimeout, transport.FirstByteTimeout, transport.FirstTokenTimeout, transport.StallTimeout, transport.AttemptTimeout),
            (transport.MaxAnswerBytes, transport.MaxEventBytes, transport.MaxJsonDepth, transport.MaxStringBytes),
            (transport.UseHttp2, transport.ConnectionLifetime, transport.UseProxy));
}
