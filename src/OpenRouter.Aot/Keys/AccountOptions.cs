namespace OpenRouter.Aot;

/// <summary>What holds for all keys of an account together.</summary>
public sealed class AccountOptions
{
    /// <summary>The most attempts that run with the account's keys at once, at least 1. Default: no limit.</summary>
    public int? MaxConcurrency { get; set; }
}
