namespace OpenRouter.Aot.Models;

/// <summary>What a model costs, in USD for each. A prompt price of 0 does not make it one of the <c>:free</c> models, which have limits of their own.</summary>
[JsonModel]
public sealed partial class ModelPricing
{
    /// <summary>A token of the request. Below zero for a router: it costs what the model does that it chooses.</summary>
    [JsonText]
    public partial decimal? Prompt { get; set; }

    /// <summary>A token of the answer. Below zero for a router.</summary>
    [JsonText]
    public partial decimal? Completion { get; set; }

    /// <summary>A request.</summary>
    [JsonSeldom]
    [JsonText]
    public partial decimal? Request { get; set; }

    /// <summary>An image of the request.</summary>
    [JsonSeldom]
    [JsonText]
    public partial decimal? Image { get; set; }

    /// <summary>A token of an image.</summary>
    [JsonSeldom]
    [JsonText]
    public partial decimal? ImageToken { get; set; }

    /// <summary>An image of the answer.</summary>
    [JsonSeldom]
    [JsonText]
    public partial decimal? ImageOutput { get; set; }

    /// <summary>A token of audio in the request.</summary>
    [JsonSeldom]
    [JsonText]
    public partial decimal? Audio { get; set; }

    /// <summary>A token of audio in the answer.</summary>
    [JsonSeldom]
    [JsonText]
    public partial decimal? AudioOutput { get; set; }

    /// <summary>A token of audio that was in the provider's prompt cache.</summary>
    [JsonSeldom]
    [JsonText]
    public partial decimal? InputAudioCache { get; set; }

    /// <summary>A search of the web.</summary>
    [JsonSeldom]
    [JsonText]
    public partial decimal? WebSearch { get; set; }

    /// <summary>A token of reasoning, where it costs other than one of the answer.</summary>
    [JsonSeldom]
    [JsonText]
    public partial decimal? InternalReasoning { get; set; }

    /// <summary>A token that was in the provider's prompt cache.</summary>
    [JsonText]
    public partial decimal? InputCacheRead { get; set; }

    /// <summary>A token that is kept in the provider's prompt cache, for five minutes where there are several times.</summary>
    [JsonSeldom]
    [JsonText]
    public partial decimal? InputCacheWrite { get; set; }

    /// <summary>A token that is kept there for an hour.</summary>
    [JsonSeldom]
    [JsonText]
    [JsonName("input_cache_write_1h")]
    public partial decimal? InputCacheWrite1h { get; set; }

    /// <summary>The part of the price that is let off, 0 to 1; the prices are without it.</summary>
    [JsonSeldom]
    public partial double? Discount { get; set; }

    /// <summary>Other prices under conditions: for long requests, or for hours of the day. Null where there are none.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<PriceOverride>? Overrides { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>Whether it is a router's: it costs what the model does that the router chooses.</summary>
    public bool IsDynamic => Prompt < 0 || Completion < 0;
}
