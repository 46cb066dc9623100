namespace OpenRouter.Aot;

/// <summary>An order of providers: what it goes by, or that and where it holds.</summary>
[JsonUnion]
public readonly partial struct ProviderSorting
{
    /// <summary>What it goes by.</summary>
    public partial ProviderSort? By { get; }

    /// <summary>What it goes by, and where it holds.</summary>
    public partial ProviderSortOrder? Order { get; }
}
