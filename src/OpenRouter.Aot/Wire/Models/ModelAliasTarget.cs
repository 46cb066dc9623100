namespace OpenRouter.Aot.Models;

/// <summary>The model that an alias stands for.</summary>
[JsonModel]
public sealed partial class ModelAliasTarget
{
    /// <summary>Its name for people.</summary>
    public partial string? Name { get; set; }

    /// <summary>The slug that a request names.</summary>
    public partial string? Slug { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
