namespace OpenRouter.Aot.Models;

/// <summary>Other prices, in USD for each, where all of its conditions hold. A price that it does not name stays.</summary>
[JsonModel]
public sealed partial class PriceOverride
{
    /// <summary>Condition: the request has more tokens than this.</summary>
    public partial long? MinPromptTokens { get; set; }

    /// <summary>Condition: the time of day in UTC has reached this hour and minute, such as 1030 for 10:30.</summary>
    [JsonSeldom]
    public partial int? UtcStart { get; set; }

    /// <summary>Condition: the time of day in UTC has not reached this hour and minute.</summary>
    [JsonSeldom]
    public partial int? UtcEnd { get; set; }

    /// <summary>A token of the request.</summary>
    [JsonText]
    public partial decimal? Prompt { get; set; }

    /// <summary>A token of the answer.</summary>
    [JsonText]
    public partial decimal? Completion { get; set; }

    /// <summary>A token of audio in the request.</summary>
    [JsonSeldom]
    [JsonText]
    public partial decimal? Audio { get; set; }

    /// <summary>A token of audio that was in the provider's prompt cache.</summary>
    [JsonSeldom]
    [JsonText]
    public partial decimal? InputAudioCache { get; set; }

    /// <summary>A token that was in the provider's prompt cache.</summary>
    [JsonText]
    public partial decimal? InputCacheRead { get; set; }

    /// <summary>A token that is kept in the provider's prompt cache.</summary>
    [JsonSeldom]
    [JsonText]
    public partial decimal? InputCacheWrite { get; set; }

    /// <summary>A token that is kept there for an hour.</summary>
    [JsonSeldom]
    [JsonText]
    [JsonName("input_cache_write_1h")]
    public partial decimal? InputCacheWrite1h { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
