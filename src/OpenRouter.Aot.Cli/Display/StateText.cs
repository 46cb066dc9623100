namespace OpenRouter.Aot.Cli;

/// <summary>The health of a key, in words.</summary>
internal static class StateText
{
    public static string Of(KeyState state) => state switch
    {
        KeyState.Available => "available",
        KeyState.Benched => "benched",
        KeyState.Quarantined => "quarantined",
        KeyState.Expiring => "about to expire",
        KeyState.Expired => "expired",
        KeyState.Standby => "standing by",
        _ => "half-open",
    };
}
