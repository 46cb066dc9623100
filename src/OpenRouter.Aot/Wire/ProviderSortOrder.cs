namespace OpenRouter.Aot;

/// <summary>An order of providers, with where it holds.</summary>
[JsonModel]
public sealed partial class ProviderSortOrder
{
    /// <summary>By what.</summary>
    public partial ProviderSort? By { get; set; }

    /// <summary><c>model</c>: model by model; <c>none</c>: over all models of the request at once.</summary>
    public partial string? Partition { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
