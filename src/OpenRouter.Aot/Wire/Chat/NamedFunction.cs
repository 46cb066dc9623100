namespace OpenRouter.Aot;

/// <summary>A function by its name.</summary>
[JsonModel]
public sealed partial class NamedFunction
{
    /// <summary>The name.</summary>
    public partial string? Name { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
