namespace OpenRouter.Aot;

/// <summary>Which of a model's providers may serve a request, and in which order (openrouter.ai/docs/guides/routing/provider-selection).</summary>
[JsonModel]
public sealed partial class ProviderPreferences
{
    /// <summary>Providers to try first, in order. Setting it turns load balancing and sticky routing off.</summary>
    public partial IReadOnlyList<string>? Order { get; set; }

    /// <summary>Whether providers outside <see cref="Order"/> may serve; the server's default is true.</summary>
    public partial bool? AllowFallbacks { get; set; }

    /// <summary>Whether only providers that support every parameter of the request may serve; the server's default is false.</summary>
    public partial bool? RequireParameters { get; set; }

    /// <summary>Whether providers may serve that keep what they are sent.</summary>
    public partial DataCollection? DataCollection { get; set; }

    /// <summary>Whether only endpoints with zero data retention may serve.</summary>
    public partial bool? Zdr { get; set; }

    /// <summary>Whether only models may serve whose text may train other models.</summary>
    [JsonSeldom]
    public partial bool? EnforceDistillableText { get; set; }

    /// <summary>The only providers that may serve, within what the account allows. None left is a 404.</summary>
    public partial IReadOnlyList<string>? Only { get; set; }

    /// <summary>Providers that may not serve, beside the account's own.</summary>
    public partial IReadOnlyList<string>? Ignore { get; set; }

    /// <summary>Quantizations that may serve, such as <c>fp8</c>.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<string>? Quantizations { get; set; }

    /// <summary>An order of providers. Setting it turns load balancing off.</summary>
    public partial ProviderSorting? Sort { get; set; }

    /// <summary>The highest prices.</summary>
    [JsonSeldom]
    public partial MaxPrice? MaxPrice { get; set; }

    /// <summary>The least tokens a second; slower providers come last.</summary>
    [JsonSeldom]
    public partial PercentileWish? PreferredMinThroughput { get; set; }

    /// <summary>The most <b>seconds</b> to the first token, while the catalogue has milliseconds; slower providers come last.</summary>
    [JsonSeldom]
    public partial PercentileWish? PreferredMaxLatency { get; set; }

    /// <summary>A provider's own options by its slug; only for speech, transcription, images and videos.</summary>
    [JsonSeldom]
    public partial RawJson? Options { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>The fastest writer first, as the variant <c>:nitro</c>.</summary>
    public static ProviderPreferences Nitro => new() { Sort = ProviderSort.Throughput };

    /// <summary>The cheapest first, as the variant <c>:floor</c>.</summary>
    public static ProviderPreferences Floor => new() { Sort = ProviderSort.Price };

    /// <summary>The most exact at calling tools first, as the variant <c>:exacto</c>.</summary>
    public static ProviderPreferences Exacto => new() { Sort = ProviderSort.Exacto };

    /// <summary>Only these providers, in this order.</summary>
    /// <param name="providers">Their slugs.</param>
    public static ProviderPreferences OnlyInOrder(params IReadOnlyList<string> providers) => new() { Order = providers, AllowFallbacks = false };
}
