namespace OpenRouter.Aot.Models;

/// <summary>The answer of <c>GET /models</c> and <c>GET /models/user</c>.</summary>
[JsonModel]
public sealed partial class ModelList
{
    /// <summary>The models.</summary>
    public partial IReadOnlyList<ModelInfo>? Data { get; set; }

    /// <summary>How many models the query finds, on all pages.</summary>
    public partial long? TotalCount { get; set; }

    /// <summary>Where the list goes on.</summary>
    public partial ListLinks? Links { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
