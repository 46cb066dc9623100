namespace OpenRouter.Aot.Models;

/// <summary>The indices of Artificial Analysis; more is better.</summary>
[JsonModel]
public sealed partial class ArtificialAnalysisScores
{
    /// <summary>Of intelligence.</summary>
    public partial double? IntelligenceIndex { get; set; }

    /// <summary>Of programming.</summary>
    public partial double? CodingIndex { get; set; }

    /// <summary>Of work with tools.</summary>
    public partial double? AgenticIndex { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
