namespace OpenRouter.Aot;

/// <summary>What a lease holds of the limits of concurrency, and gives back with its place.</summary>
[Flags]
internal enum LeasePermits : byte
{
    None = 0,

    /// <summary>One of the key's own.</summary>
    Key = 1,

    /// <summary>One of its account's.</summary>
    Account = 2,
}
