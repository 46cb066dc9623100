namespace OpenRouter.Aot.Responses;

/// <summary>Why a response ended early.</summary>
[JsonModel]
public sealed partial class ResponseIncompleteDetails
{
    /// <summary>The reason.</summary>
    public partial ResponseIncompleteReason? Reason { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
