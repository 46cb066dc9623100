namespace OpenRouter.Aot;

/// <summary>How much may run at once with all keys of an account, and how many requests to free models it has left, as far as refusals have taught it.</summary>
/// <param name="account">The account.</param>
internal sealed class AccountFlow(PoolAccount account)
{
    private PoolAccount account = account;

    /// <summary>The account as it is now: the keys of one label may be put together anew.</summary>
    public PoolAccount Account
    {
        get => Volatile.Read(ref account);
        set => Volatile.Write(ref account, value);
    }

    /// <summary>Attempts at once, over all models: what an account's money allows (openrouter.ai/docs, limits: the in-flight budget).</summary>
    public AdaptiveWidth Width { get; } = AdaptiveWidth.Open();

    /// <summary>The quota of free models.</summary>
    public LearnedPace FreePace { get; } = new();
}
