namespace OpenRouter.Aot.Cli;

/// <summary>The health of a key, in words.</summary>
internal static class StateText
{
    public static string Of(KeyState state) => state switch
    {
        KeyState.Available => "available",
        KeyState.Benched => "benched",
        KeyState.Quarantined => "quarantined",
        KeyState.Expiring => "expiring",
        KeyState.Expired => "expired",
        KeyState.Standby => "standby",
        _ => "half-open",
    };
}
