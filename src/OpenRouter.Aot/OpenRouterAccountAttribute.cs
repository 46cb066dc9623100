namespace OpenRouter.Aot;

/// <summary>What holds for all keys of an account together, in a pool that is known at compile time (<see cref="AccountOptions"/>).</summary>
/// <param name="account">The account, as the keys name it.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OpenRouterAccountAttribute(string account) : Attribute
{
    /// <summary>The account, as the keys name it.</summary>
    public string Account => account;

    /// <summary>The most attempts that run with the account's keys at once, at least 1 (<see cref="AccountOptions.MaxConcurrency"/>). Default: no limit.</summary>
    public int MaxConcurrency { get; set; }
}
