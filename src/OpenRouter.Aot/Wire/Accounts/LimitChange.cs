namespace OpenRouter.Aot.Accounts;

/// <summary>A new spending limit, or none. An amount in USD converts to it.</summary>
[JsonUnion]
public readonly partial struct LimitChange
{
    /// <summary>The limit in USD; null for <see cref="None"/>.</summary>
    public partial decimal? Amount { get; }

    /// <summary>No limit from now on: an explicit null on the wire.</summary>
    public static LimitChange None => Of("null"u8.ToArray());
}
