namespace OpenRouter.Aot.Models;

/// <summary>Where there is more about a model.</summary>
[JsonModel]
public sealed partial class ModelLinks
{
    /// <summary>The path of its endpoints, from the host's root.</summary>
    public partial string? Details { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
