namespace OpenRouter.Aot.Accounts;

/// <summary>The answer of <c>GET</c> and <c>PATCH /keys/{hash}</c>.</summary>
[JsonModel]
internal sealed partial class ManagedKeyAnswer
{
    /// <summary>What was asked for.</summary>
    public partial ManagedKey? Data { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
