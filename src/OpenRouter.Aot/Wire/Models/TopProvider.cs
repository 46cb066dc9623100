namespace OpenRouter.Aot.Models;

/// <summary>What a model's best provider allows.</summary>
[JsonModel]
public sealed partial class TopProvider
{
    /// <summary>The most tokens of a request and its answer together.</summary>
    public partial long? ContextLength { get; set; }

    /// <summary>The most tokens of an answer; null for what the context leaves.</summary>
    public partial long? MaxCompletionTokens { get; set; }

    /// <summary>Whether it checks requests before it serves them.</summary>
    public partial bool? IsModerated { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
