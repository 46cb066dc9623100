namespace OpenRouter.Aot.Models;

/// <summary>The answer of <c>GET /model/{author}/{slug}</c>.</summary>
[JsonModel]
internal sealed partial class ModelAnswer
{
    /// <summary>What was asked for.</summary>
    public partial ModelInfo? Data { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
