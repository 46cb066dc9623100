namespace OpenRouter.Aot.Models;

/// <summary>The answer of <c>GET /models/{author}/{slug}/endpoints</c>.</summary>
[JsonModel]
internal sealed partial class ModelEndpointsAnswer
{
    /// <summary>What was asked for.</summary>
    public partial ModelEndpoints? Data { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
