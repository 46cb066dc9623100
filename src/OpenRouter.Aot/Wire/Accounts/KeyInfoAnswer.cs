namespace OpenRouter.Aot.Accounts;

/// <summary>The answer of <c>GET /key</c>.</summary>
[JsonModel]
internal sealed partial class KeyInfoAnswer
{
    /// <summary>What was asked for.</summary>
    public partial KeyInfo? Data { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
