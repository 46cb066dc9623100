namespace OpenRouter.Aot.Models;

/// <summary>How a model does in public benchmarks.</summary>
[JsonModel]
public sealed partial class ModelBenchmarks
{
    /// <summary>At Design Arena, by arena and category.</summary>
    public partial IReadOnlyList<DesignArenaScore>? DesignArena { get; set; }

    /// <summary>At Artificial Analysis.</summary>
    public partial ArtificialAnalysisScores? ArtificialAnalysis { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
