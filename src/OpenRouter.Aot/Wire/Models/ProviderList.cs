namespace OpenRouter.Aot.Models;

/// <summary>The answer of <c>GET /providers</c>.</summary>
[JsonModel]
public sealed partial class ProviderList
{
    /// <summary>The providers.</summary>
    public partial IReadOnlyList<ProviderInfo>? Data { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
