namespace OpenRouter.Aot;

/// <summary>The highest prices that are acceptable, in USD per <b>million</b> tokens, while the catalogue has prices per token. A hard filter.</summary>
[JsonModel]
public sealed partial class MaxPrice
{
    /// <summary>A million tokens of the request.</summary>
    [JsonText]
    public partial decimal? Prompt { get; set; }

    /// <summary>A million tokens of the answer.</summary>
    [JsonText]
    public partial decimal? Completion { get; set; }

    /// <summary>An image.</summary>
    [JsonText]
    [JsonSeldom]
    public partial decimal? Image { get; set; }

    /// <summary>Audio.</summary>
    [JsonText]
    [JsonSeldom]
    public partial decimal? Audio { get; set; }

    /// <summary>A request.</summary>
    [JsonText]
    [JsonSeldom]
    public partial decimal? Request { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
