namespace OpenRouter.Aot;

/// <summary>Finds every mistake of a client's options, not the first.</summary>
internal static class OptionsValidator
{
    public static void Validate(OpenRouterClientOptions options)
    {
        List<string> mistakes = [.. FindMistakes(options)];
        if (mistakes.Count > 0)
            throw new OpenRouterConfigurationException(mistakes);
    }

    private static IEnumerable<string> FindMistakes(OpenRouterClientOptions options) =>
        [.. FindKeyMistakes(options.Keys), .. FindLimitMistakes(options), .. FindAddressMistakes(options.BaseUrl)];

    private static IEnumerable<string> FindKeyMistakes(IList<KeyOptions> keys)
    {
        if (keys.Count == 0)
            yield return "The pool has no keys. Set OPENROUTER_API_KEY, or OPENROUTER_KEY_1, OPENROUTER_KEY_2, …, or name a pool file in OPENROUTER_POOL.";
        if (keys.Count > KeyRing.MaxKeys)
            yield return $"The pool has {keys.Count} keys; the most is {KeyRing.MaxKeys}.";

        var aliases = new Dictionary<string, int>(StringComparer.Ordinal);
        var secrets = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int slot = 0; slot < keys.Count; slot++)
        {
            KeyOptions key = keys[slot];
            string alias = KeyRing.AliasOf(key, slot);
            if (string.IsNullOrWhiteSpace(alias))
                yield return $"Key {slot + 1} has a blank alias. Name it, or leave the alias out.";
            else if (!aliases.TryAdd(alias, slot))
                yield return $"Keys {aliases[alias] + 1} and {slot + 1} share the alias '{alias}'. Aliases must differ.";
            if (key.Secret is null)
                yield return $"Key '{alias}' has no secret.";
            else if (!secrets.TryAdd(key.Secret.ComputeSha256(), alias))
                yield return $"Keys '{secrets[key.Secret.ComputeSha256()]}' and '{alias}' are the same key. List each key once.";
            if (key.Account is { } account && string.IsNullOrWhiteSpace(account))
                yield return $"Key '{alias}' has a blank account. Name it, or leave it out.";
            if (key.Group is { } group && string.IsNullOrWhiteSpace(group))
                yield return $"Key '{alias}' has a blank group. Name it, or leave it out.";
        }
    }

    private static IEnumerable<string> FindLimitMistakes(OpenRouterClientOptions options)
    {
        BreakerOptions breaker = options.Breaker;
        if (breaker.FailureThreshold is < 1 or > 64)
            yield return $"Breaker.FailureThreshold is {breaker.FailureThreshold}; it must be 1 to 64.";
        if (options.Routing.MaxAttempts < 1)
            yield return $"Routing.MaxAttempts is {options.Routing.MaxAttempts}; it must be at least 1.";
        if (options.Routing.MaxBulkAttempts < 1)
            yield return $"Routing.MaxBulkAttempts is {options.Routing.MaxBulkAttempts}; it must be at least 1.";
        if (options.Transport.MaxAnswerBytes < 1024)
            yield return $"Transport.MaxAnswerBytes is {options.Transport.MaxAnswerBytes}; it must be at least 1024.";
        if (options.Transport.MaxEventBytes < 1024)
            yield return $"Transport.MaxEventBytes is {options.Transport.MaxEventBytes}; it must be at least 1024.";

        (string Name, TimeSpan Value)[] times =
        [
            ("Breaker.FailureWindow", breaker.FailureWindow), ("Breaker.Cooldown", breaker.Cooldown), ("Breaker.MaxCooldown", breaker.MaxCooldown),
            ("Routing.Deadline", options.Routing.Deadline), ("Routing.BulkDeadline", options.Routing.BulkDeadline),
            ("Routing.Backoff", options.Routing.Backoff), ("Routing.MaxBackoff", options.Routing.MaxBackoff),
            ("Transport.ConnectTimeout", options.Transport.ConnectTimeout), ("Transport.FirstByteTimeout", options.Transport.FirstByteTimeout),
            ("Transport.FirstTokenTimeout", options.Transport.FirstTokenTimeout), ("Transport.StallTimeout", options.Transport.StallTimeout),
            ("Transport.AttemptTimeout", options.Transport.AttemptTimeout), ("Transport.ConnectionLifetime", options.Transport.ConnectionLifetime),
        ];
        // A timer takes at most 49 days.
        foreach ((string name, TimeSpan value) in times.Where(time => time.Value <= TimeSpan.Zero || time.Value > TimeSpan.FromDays(31)))
            yield return $"{name} is {value}; it must be positive and at most 31 days.";
    }

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
