namespace OpenRouter.Aot.Accounts;

/// <summary>The answer of <c>GET /keys</c>.</summary>
[JsonModel]
public sealed partial class ManagedKeyList
{
    /// <summary>The keys.</summary>
    public partial IReadOnlyList<ManagedKey>? Data { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
