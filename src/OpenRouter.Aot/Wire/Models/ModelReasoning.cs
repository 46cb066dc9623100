namespace OpenRouter.Aot.Models;

/// <summary>How a model reasons.</summary>
[JsonModel]
public sealed partial class ModelReasoning
{
    /// <summary>Whether it always reasons: an effort of none is refused.</summary>
    public partial bool? Mandatory { get; set; }

    /// <summary>Whether it reasons where a request does not say.</summary>
    public partial bool? DefaultEnabled { get; set; }

    /// <summary>The efforts that it takes, hardest first; null for any.</summary>
    public partial IReadOnlyList<EffortLevel>? SupportedEfforts { get; set; }

    /// <summary>The effort where a request does not say.</summary>
    public partial EffortLevel? DefaultEffort { get; set; }

    /// <summary>Whether it takes a number of tokens instead of an effort.</summary>
    public partial bool? SupportsMaxTokens { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
