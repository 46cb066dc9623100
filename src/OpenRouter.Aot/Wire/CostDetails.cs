namespace OpenRouter.Aot;

/// <summary>What a request cost at the provider, in USD.</summary>
[JsonModel]
public sealed partial class CostDetails
{
    /// <summary>All of it; told where your own provider key (BYOK) served.</summary>
    public partial decimal? UpstreamInferenceCost { get; set; }

    /// <summary>The request's part.</summary>
    public partial decimal? UpstreamInferencePromptCost { get; set; }

    /// <summary>The answer's part.</summary>
    public partial decimal? UpstreamInferenceCompletionsCost { get; set; }

    /// <summary>The request's part, as <c>/responses</c> calls it.</summary>
    [JsonSeldom]
    public partial decimal? UpstreamInferenceInputCost { get; set; }

    /// <summary>The answer's part, as <c>/responses</c> calls it.</summary>
    [JsonSeldom]
    public partial decimal? UpstreamInferenceOutputCost { get; set; }

    /// <summary>What the server's own tools cost.</summary>
    [JsonSeldom]
    public partial decimal? ServerToolCost { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
