namespace OpenRouter.Aot;

/// <summary>What holds for all keys of an account together.</summary>
public sealed class AccountOptions
{
    /// <summary>
    /// The most attempts that run with the account's keys at once, at least 1. Attempts that began before a reload brought a limit do not count
    /// against it. Default: no limit.
    /// </summary>
    public int? MaxConcurrency { get; set; }
}
