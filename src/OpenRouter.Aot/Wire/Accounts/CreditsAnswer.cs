namespace OpenRouter.Aot.Accounts;

/// <summary>The answer of <c>GET /credits</c>.</summary>
[JsonModel]
internal sealed partial class CreditsAnswer
{
    /// <summary>What was asked for.</summary>
    public partial Credits? Data { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
