namespace OpenRouter.Aot;

/// <summary>How many attempts failed, by whom they were blamed on.</summary>
/// <param name="Request">The request alone.</param>
/// <param name="Key">The key alone.</param>
/// <param name="Account">The whole account.</param>
/// <param name="Model">The model or its providers.</param>
/// <param name="KeyAndModel">The pair of key and model.</param>
/// <param name="Service">OpenRouter, or the path to it.</param>
public readonly record struct FailureCounts(long Request, long Key, long Account, long Model, long KeyAndModel, long Service)
{
    /// <summary>All of them.</summary>
    public long Total => Request + Key + Account + Model + KeyAndModel + Service;

    /// <summary>Adds two up.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static FailureCounts operator +(FailureCounts left, FailureCounts right) => left.Add(right);

    /// <summary>Adds another up to it.</summary>
    /// <param name="other">The other.</param>
    public FailureCounts Add(FailureCounts other) => new(
        Request + other.Request, Key + other.Key, Account + other.Account, Model + other.Model, KeyAndModel + other.KeyAndModel, Service + other.Service);
}
