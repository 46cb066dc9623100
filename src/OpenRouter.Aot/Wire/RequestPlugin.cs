namespace OpenRouter.Aot;

/// <summary>A plugin that works on a request before or after the model. The members of all plugins are here; each takes its own.</summary>
[JsonModel]
public sealed partial class RequestPlugin
{
    /// <summary>Which: <c>web</c>, <c>web-fetch</c>, <c>file-parser</c>, <c>response-healing</c>, <c>context-compression</c>, <c>moderation</c>, <c>auto-router</c>, <c>auto-beta-router</c>, <c>pareto-router</c> or <c>fusion</c>.</summary>
    public partial string? Id { get; set; }

    /// <summary>Whether it works; false turns one off that a preset or the account turns on.</summary>
    public partial bool? Enabled { get; set; }

    /// <summary>Which service does it: for <c>web</c> <c>native</c>, <c>exa</c>, <c>firecrawl</c>, <c>parallel</c> or <c>perplexity</c>.</summary>
    public partial string? Engine { get; set; }

    /// <summary>How thoroughly <c>web</c> searches.</summary>
    [JsonSeldom]
    public partial string? Mode { get; set; }

    /// <summary>The most results of a search; the server's default is 5.</summary>
    [JsonSeldom]
    public partial int? MaxResults { get; set; }

    /// <summary>The most searches or fetches.</summary>
    [JsonSeldom]
    public partial int? MaxUses { get; set; }

    /// <summary>How results are put before the model.</summary>
    [JsonSeldom]
    public partial string? SearchPrompt { get; set; }

    /// <summary>The only domains to search.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<string>? IncludeDomains { get; set; }

    /// <summary>Domains not to search.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<string>? ExcludeDomains { get; set; }

    /// <summary>Where the user is.</summary>
    [JsonSeldom]
    public partial RawJson? UserLocation { get; set; }

    /// <summary>The only domains that <c>web-fetch</c> may fetch from.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<string>? AllowedDomains { get; set; }

    /// <summary>Domains that <c>web-fetch</c> may not fetch from.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<string>? BlockedDomains { get; set; }

    /// <summary>The most tokens of a fetched page.</summary>
    [JsonSeldom]
    public partial int? MaxContentTokens { get; set; }

    /// <summary>How <c>file-parser</c> reads a PDF.</summary>
    [JsonSeldom]
    public partial PdfOptions? Pdf { get; set; }

    /// <summary>Models that <c>auto-router</c> may choose; wildcards are allowed.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<string>? AllowedModels { get; set; }

    /// <summary>Models that it may not.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<string>? ExcludedModels { get; set; }

    /// <summary>What <c>auto-router</c> prefers, from quality to price.</summary>
    [JsonSeldom]
    public partial int? CostQualityTradeoff { get; set; }

    /// <summary>The price range that <c>auto-router</c> stays in.</summary>
    [JsonSeldom]
    public partial string? CostTier { get; set; }

    /// <summary>Whether <c>auto-router</c> stays with its choice.</summary>
    [JsonSeldom]
    public partial bool? PinModel { get; set; }

    /// <summary>The least coding score for <c>pareto-router</c>.</summary>
    [JsonSeldom]
    public partial double? MinCodingScore { get; set; }

    /// <summary>The highest price for <c>pareto-router</c>.</summary>
    [JsonSeldom]
    public partial decimal? MaxPrice { get; set; }

    /// <summary>Which price that is: <c>prompt</c> or <c>weighted_avg</c>.</summary>
    [JsonSeldom]
    public partial string? PriceSource { get; set; }

    /// <summary>The model that <c>fusion</c> answers with.</summary>
    [JsonSeldom]
    public partial string? Model { get; set; }

    /// <summary>The models that <c>fusion</c> asks.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<string>? AnalysisModels { get; set; }

    /// <summary>A preset of <c>fusion</c>.</summary>
    [JsonSeldom]
    public partial string? Preset { get; set; }

    /// <summary>Tools of <c>fusion</c>.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<RawJson>? Tools { get; set; }

    /// <summary>The most tool calls of <c>fusion</c>.</summary>
    [JsonSeldom]
    public partial int? MaxToolCalls { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>A web search before the model answers.</summary>
    /// <param name="maxResults">The most results; null leaves it to the server.</param>
    public static RequestPlugin Web(int? maxResults = null) => new() { Id = "web", MaxResults = maxResults };

    /// <summary>Reads attached files for models that cannot.</summary>
    /// <param name="pdfEngine">How a PDF is read; null leaves it to the server.</param>
    public static RequestPlugin FileParser(string? pdfEngine = null) =>
        new() { Id = "file-parser", Pdf = pdfEngine is null ? null : new PdfOptions { Engine = pdfEngine } };

    /// <summary>Mends broken JSON in an answer that is no stream.</summary>
    public static RequestPlugin ResponseHealing => new() { Id = "response-healing" };

    /// <summary>Shortens what is too long for the model's context.</summary>
    public static RequestPlugin ContextCompression => new() { Id = "context-compression" };
}
