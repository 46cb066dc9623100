namespace OpenRouter.Aot;

/// <summary>The names of scopes and actions as they stand in logs, metrics, files and the command line.</summary>
public static class VerdictNames
{
    /// <summary>The scope's name, such as <c>key+model</c>.</summary>
    /// <param name="scope">The scope.</param>
    public static string ToName(this VerdictScope scope) => scope switch
    {
        VerdictScope.None => "none",
        VerdictScope.Request => "request",
        VerdictScope.Key => "key",
        VerdictScope.Account => "account",
        VerdictScope.Model => "model",
        VerdictScope.KeyAndModel => "key+model",
        VerdictScope.Service => "service",
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, null),
    };

    /// <summary>The action's name, such as <c>quarantine</c>.</summary>
    /// <param name="action">The action.</param>
    public static string ToName(this VerdictAction action) => action switch
    {
        VerdictAction.Accept => "accept",
        VerdictAction.Surface => "surface",
        VerdictAction.Reroute => "reroute",
        VerdictAction.Quarantine => "quarantine",
        VerdictAction.Bench => "bench",
        VerdictAction.Slow => "slow",
        VerdictAction.Cool => "cool",
        VerdictAction.Exclude => "exclude",
        VerdictAction.Retry => "retry",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };
}
