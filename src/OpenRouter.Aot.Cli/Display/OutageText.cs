namespace OpenRouter.Aot.Cli;

/// <summary>Who is out, until when and why: who waits wants to know for what.</summary>
internal static class OutageText
{
    /// <summary>Whether the key takes no request, or only a probe.</summary>
    public static bool IsOut(KeyStatistics key) => key.State is not (KeyState.Available or KeyState.Expiring or KeyState.Standby);

    /// <summary>The state of a key in a few words; empty where it simply serves.</summary>
    public static string Of(KeyStatistics key, DateTimeOffset now) => key.State switch
    {
        KeyState.Available => "",
        KeyState.HalfOpen => "being probed",
        _ => $"{StateText.Of(key.State)}{Wait(key.BenchedUntil, now)}{Because(key.Reason)}",
    };

    /// <summary>The state of a model in a few words; empty where it simply serves.</summary>
    public static string Of(ModelStatistics model, DateTimeOffset now) =>
        model.CooledUntil is null ? "" : $"cooling{Wait(model.CooledUntil, now)}{Because(model.Reason)}";

    /// <summary>The first that is out, with the moment of its return, and how many more are; empty where none is.</summary>
    public static string Describe(ClientStatistics client)
    {
        KeyStatistics[] keys = [.. client.Keys.Where(key => key.State is KeyState.Benched or KeyState.Quarantined)];
        ModelStatistics[] models = [.. client.Models.Where(model => model.CooledUntil is not null)];
        int all = keys.Length + models.Length;
        if (all == 0)
            return "";
        string first = keys.Length > 0
            ? $"{keys[0].Alias} {StateText.Of(keys[0].State)}{Until(keys[0].BenchedUntil)}{Because(keys[0].Reason)}"
            : $"{models[0].Model} cooling{Until(models[0].CooledUntil)}{Because(models[0].Reason)}";
        return all == 1 ? first : $"{first}; and {Figures.Count(all - 1)} more out";
    }

    private static string Because(string? reason) => ReasonText.Shorten(reason) is { Length: > 0 } text ? $": {text}" : "";

    private static string Until(DateTimeOffset? until) => until is { } moment ? $" until {moment.UtcDateTime:HH:mm:ss} UTC" : "";

    private static string Wait(DateTimeOffset? until, DateTimeOffset now) => until is { } moment
        ? moment - now > TimeSpan.FromMinutes(2) ? $" until {moment.UtcDateTime:HH:mm} UTC" : FormattableString.Invariant($" {Math.Max(0, (moment - now).TotalSeconds):0.0} s")
        : "";
}
