namespace OpenRouter.Aot.Configuration;

/// <summary>What a place of a pool holds. A configuration knows texts alone, so that the shape must say which of them are numbers.</summary>
internal sealed class ConfigurationShape
{
    private static readonly ConfigurationShape Text = new();
    private static readonly ConfigurationShape Number = new() { IsNumber = true };
    private static readonly ConfigurationShape Flag = new() { IsFlag = true };
    private static readonly ConfigurationShape Map = new() { IsObject = true };

    private static readonly ConfigurationShape Key = Object(
        ("alias", Text), ("env", Text), ("file", Text), ("configuration", Text), ("callback", Text), ("account", Text), ("group", Text), ("weight", Number),
        ("priority", Number), ("concurrency", Number), ("pace", Number), ("expires_at", Text),
        ("replacement", Object(("env", Text), ("file", Text), ("configuration", Text), ("callback", Text))));

    /// <summary>A whole pool.</summary>
    public static ConfigurationShape Pool { get; } = Object(
        ("$schema", Text), ("keys", new ConfigurationShape { IsList = true, Item = Key }), ("strategy", Text), ("spread_free_models", Flag),
        ("accounts", new ConfigurationShape { IsObject = true, Item = Object(("concurrency", Number)) }), ("models", Map), ("base_url", Text),
        ("breaker", Object(("failure_threshold", Number), ("failure_window_seconds", Number), ("cooldown_seconds", Number), ("max_cooldown_seconds", Number))),
        ("app", Object(("url", Text), ("title", Text))));

    public bool IsNumber { get; private init; }

    public bool IsFlag { get; private init; }

    public bool IsList { get; private init; }

    public bool IsObject { get; private init; }

    /// <summary>What its known members are by name, in any case: environment variables may be written in capitals.</summary>
    private Dictionary<string, (string Name, ConfigurationShape Shape)> Members { get; init; } = [];

    private ConfigurationShape? Item { get; init; }

    /// <summary>A member's name as the pool file spells it, and its shape.</summary>
    public (string Name, ConfigurationShape Shape) MemberOf(string name) =>
        Members.TryGetValue(name, out (string Name, ConfigurationShape Shape) known) ? known : (name, Item ?? Text);

    private static ConfigurationShape Object(params ReadOnlySpan<(string Name, ConfigurationShape Shape)> members)
    {
        var known = new Dictionary<string, (string Name, ConfigurationShape Shape)>(StringComparer.OrdinalIgnoreCase);
        foreach ((string Name, ConfigurationShape Shape) member in members)
            known.Add(member.Name, member);
        return new ConfigurationShape { IsObject = true, Members = known };
    }
}
