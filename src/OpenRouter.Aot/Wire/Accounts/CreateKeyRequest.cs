namespace OpenRouter.Aot.Accounts;

/// <summary>A request for a new key (<c>POST /keys</c>). What is null is not sent.</summary>
[JsonModel]
public sealed partial class CreateKeyRequest
{
    /// <summary>Its name for people.</summary>
    public required partial string Name { get; set; }

    /// <summary>Its own spending limit in USD; null for no limit.</summary>
    public partial decimal? Limit { get; set; }

    /// <summary>When the limit starts again; null for never.</summary>
    public partial KeyLimitReset? LimitReset { get; set; }

    /// <summary>Whether what your own provider keys (BYOK) cost counts against the limit.</summary>
    public partial bool? IncludeByokInLimit { get; set; }

    [JsonName("expires_at")]
    internal partial DateTimeOffset? ExpiresAtUtc { get; set; }

    /// <summary>The member of an organization whose key it is to be.</summary>
    public partial string? CreatorUserId { get; set; }

    /// <summary>The workspace that it is to belong to; null for the default one.</summary>
    public partial string? WorkspaceId { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>When it is to stop working; null for never. It is kept and sent in UTC: the service refuses any other offset.</summary>
    public DateTimeOffset? ExpiresAt
    {
        get => ExpiresAtUtc;
        set => ExpiresAtUtc = value?.ToUniversalTime();
    }
}
