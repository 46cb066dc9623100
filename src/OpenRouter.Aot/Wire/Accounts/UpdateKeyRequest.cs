namespace OpenRouter.Aot.Accounts;

/// <summary>A change of a key (<c>PATCH /keys/{hash}</c>). What is null stays as it is.</summary>
/// <example><code>
/// var change = new UpdateKeyRequest { Limit = 20, LimitReset = KeyLimitReset.Monthly };
/// var free = new UpdateKeyRequest { Limit = LimitChange.None };
/// </code></example>
[JsonModel]
public sealed partial class UpdateKeyRequest
{
    /// <summary>Its name for people.</summary>
    public partial string? Name { get; set; }

    /// <summary>Whether it is switched off.</summary>
    public partial bool? Disabled { get; set; }

    /// <summary>Its own spending limit in USD, or <see cref="LimitChange.None"/>.</summary>
    public partial LimitChange? Limit { get; set; }

    /// <summary>When the limit starts again, or <see cref="LimitResetChange.Never"/>.</summary>
    public partial LimitResetChange? LimitReset { get; set; }

    /// <summary>Whether what your own provider keys (BYOK) cost counts against the limit.</summary>
    public partial bool? IncludeByokInLimit { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
