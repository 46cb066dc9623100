using System.Collections.Frozen;

namespace OpenRouter.Aot.Simulator;

internal static class FaultKindNames
{
    private static readonly FrozenDictionary<string, FaultKind> s_byName =
        Enum.GetValues<FaultKind>().ToFrozenDictionary(Of, StringComparer.Ordinal);

    public static string All { get; } = string.Join(", ", Enum.GetValues<FaultKind>().Select(Of));

    public static bool TryParse(string name, out FaultKind kind) => s_byName.TryGetValue(name, out kind);

    public static string Of(FaultKind kind) => kind switch
    {
        FaultKind.Unauthorized => "unauthorized",
        FaultKind.Credits => "credits",
        FaultKind.KeyLimit => "key_limit",
        FaultKind.InFlight => "in_flight",
        FaultKind.TooDear => "too_dear",
        FaultKind.Moderation => "moderation",
        FaultKind.NoEndpoints => "no_endpoints",
        FaultKind.InvalidModel => "invalid_model",
        FaultKind.WrappedTransient => "wrapped_transient",
        FaultKind.FreePerMinute => "free_per_minute",
        FaultKind.FreePerDay => "free_per_day",
        FaultKind.UpstreamThrottle => "upstream_throttle",
        FaultKind.ServerError => "server_error",
        FaultKind.ProviderUnavailable => "provider_unavailable",
        FaultKind.Overloaded => "overloaded",
        FaultKind.ProviderOverloaded => "provider_overloaded",
        FaultKind.Html => "html",
        FaultKind.Status => "status",
        FaultKind.ErrorIn200 => "error_in_200",
        FaultKind.ErrorInChoice => "error_in_choice",
        FaultKind.FirstEventError => "first_event_error",
        FaultKind.MidStreamError => "mid_stream_error",
        FaultKind.Cut => "cut",
        FaultKind.Unfinished => "unfinished",
        FaultKind.Empty => "empty",
        FaultKind.Length => "length",
        FaultKind.Stall => "stall",
        FaultKind.SlowFirstToken => "slow_first_token",
        FaultKind.KeepAliveWhitespace => "keep_alive_whitespace",
        FaultKind.Comments => "comments",
        FaultKind.Malformed => "malformed",
        FaultKind.Oversized => "oversized",
        FaultKind.RefusedStream => "refused_stream",
        FaultKind.Goaway => "goaway",
        FaultKind.ConnectionLost => "connection_lost",
        FaultKind.Trickle => "trickle",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of fault."),
    };
}
