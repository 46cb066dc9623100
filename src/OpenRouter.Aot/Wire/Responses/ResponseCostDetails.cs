namespace OpenRouter.Aot.Responses;

/// <summary>What the provider charged for a response, in USD.</summary>
[JsonModel]
public sealed partial class ResponseCostDetails
{
    /// <summary>All of it. With your own provider key (BYOK) this is what you pay the provider.</summary>
    public partial decimal? UpstreamInferenceCost { get; set; }

    /// <summary>For the request.</summary>
    public partial decimal? UpstreamInferenceInputCost { get; set; }

    /// <summary>For the answer.</summary>
    public partial decimal? UpstreamInferenceOutputCost { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
