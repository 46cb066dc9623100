namespace OpenRouter.Aot.Accounts;

/// <summary>How often a spending limit is to start again, or that it never is. A <see cref="KeyLimitReset"/> converts to it.</summary>
[JsonUnion]
public readonly partial struct LimitResetChange
{
    /// <summary>How often; null for <see cref="Never"/>.</summary>
    public partial KeyLimitReset? Interval { get; }

    /// <summary>Never from now on: an explicit null on the wire.</summary>
    public static LimitResetChange Never => Of("null"u8.ToArray());
}
