namespace OpenRouter.Aot.Responses;

/// <summary>A tool that the model may call.</summary>
[JsonModel]
public sealed partial class ResponseTool
{
    /// <summary>What it is.</summary>
    public partial ResponseToolType? Type { get; set; }

    /// <summary>Its name, up to 64 characters of letters, digits, <c>_</c> and <c>-</c>.</summary>
    public partial string? Name { get; set; }

    /// <summary>What it does, and when the model should use it.</summary>
    public partial string? Description { get; set; }

    /// <summary>Of a function, the JSON schema of its arguments; of an <c>openrouter:</c> tool, its settings.</summary>
    public partial RawJson? Parameters { get; set; }

    /// <summary>Whether the model must keep to the schema in every detail.</summary>
    public partial bool? Strict { get; set; }

    /// <summary>Whether the model learns of it only by a search among the tools.</summary>
    [JsonSeldom]
    public partial bool? DeferLoading { get; set; }

    /// <summary>Who may call it.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<string>? AllowedCallers { get; set; }

    /// <summary>The JSON schema of what it returns.</summary>
    [JsonSeldom]
    public partial RawJson? OutputSchema { get; set; }

    /// <summary>The format of a custom tool's input: any text, or a grammar.</summary>
    [JsonSeldom]
    public partial RawJson? Format { get; set; }

    /// <summary>The tools of a namespace.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<ResponseTool>? Tools { get; set; }

    /// <summary>Who searches: <c>auto</c>, <c>native</c>, <c>exa</c>, <c>parallel</c>, <c>firecrawl</c> or <c>perplexity</c>.</summary>
    [JsonSeldom]
    public partial string? Engine { get; set; }

    /// <summary>What a search is limited to: domains of the web, or attributes of files.</summary>
    [JsonSeldom]
    public partial RawJson? Filters { get; set; }

    /// <summary>The most results of a search.</summary>
    [JsonSeldom]
    public partial int? MaxResults { get; set; }

    /// <summary>How often it may be used for one answer.</summary>
    [JsonSeldom]
    public partial int? MaxUses { get; set; }

    /// <summary>How thoroughly the engine searches.</summary>
    [JsonSeldom]
    public partial string? Mode { get; set; }

    /// <summary>How much of the results the model reads: <c>low</c>, <c>medium</c> or <c>high</c>.</summary>
    [JsonSeldom]
    public partial string? SearchContextSize { get; set; }

    /// <summary>Roughly where the user is.</summary>
    [JsonSeldom]
    public partial UserLocation? UserLocation { get; set; }

    /// <summary>The stores of files that are searched.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<string>? VectorStoreIds { get; set; }

    /// <summary>The most results of a search in files.</summary>
    [JsonSeldom]
    public partial int? MaxNumResults { get; set; }

    /// <summary>How results of a search in files are ranked.</summary>
    [JsonSeldom]
    public partial RawJson? RankingOptions { get; set; }

    /// <summary>The width of a computer's display, in pixels.</summary>
    [JsonSeldom]
    public partial int? DisplayWidth { get; set; }

    /// <summary>The height of a computer's display, in pixels.</summary>
    [JsonSeldom]
    public partial int? DisplayHeight { get; set; }

    /// <summary>What the computer runs: <c>windows</c>, <c>mac</c>, <c>linux</c>, <c>ubuntu</c> or <c>browser</c>.</summary>
    [JsonSeldom]
    public partial string? Environment { get; set; }

    /// <summary>The container that code runs in: an id, or how one is made.</summary>
    [JsonSeldom]
    public partial RawJson? Container { get; set; }

    /// <summary>The name of an MCP server.</summary>
    [JsonSeldom]
    public partial string? ServerLabel { get; set; }

    /// <summary>Its address.</summary>
    [JsonSeldom]
    public partial string? ServerUrl { get; set; }

    /// <summary>What it offers.</summary>
    [JsonSeldom]
    public partial string? ServerDescription { get; set; }

    /// <summary>The provider's connector that stands for an MCP server.</summary>
    [JsonSeldom]
    public partial string? ConnectorId { get; set; }

    /// <summary>The token for the MCP server. It is sent to the provider.</summary>
    [JsonSeldom]
    public partial string? Authorization { get; set; }

    /// <summary>Headers for the MCP server. They are sent to the provider.</summary>
    [JsonSeldom]
    public partial IDictionary<string, string>? Headers { get; set; }

    /// <summary>Which of its tools may be called.</summary>
    [JsonSeldom]
    public partial RawJson? AllowedTools { get; set; }

    /// <summary>Which of its tools wait for approval.</summary>
    [JsonSeldom]
    public partial RawJson? RequireApproval { get; set; }

    /// <summary>The model that makes images.</summary>
    [JsonSeldom]
    public partial string? Model { get; set; }

    /// <summary>The images' size, such as <c>1024x1024</c>.</summary>
    [JsonSeldom]
    public partial string? Size { get; set; }

    /// <summary>The images' quality: <c>low</c>, <c>medium</c>, <c>high</c> or <c>auto</c>.</summary>
    [JsonSeldom]
    public partial string? Quality { get; set; }

    /// <summary>The images' background: <c>transparent</c>, <c>opaque</c> or <c>auto</c>.</summary>
    [JsonSeldom]
    public partial string? Background { get; set; }

    /// <summary><c>png</c>, <c>webp</c> or <c>jpeg</c>.</summary>
    [JsonSeldom]
    public partial string? OutputFormat { get; set; }

    /// <summary>How much of the quality is kept, from 0 to 100.</summary>
    [JsonSeldom]
    public partial int? OutputCompression { get; set; }

    /// <summary>How often an image is shown while it is made, from 0 to 3.</summary>
    [JsonSeldom]
    public partial int? PartialImages { get; set; }

    /// <summary>How closely the look of a given image is kept: <c>high</c> or <c>low</c>.</summary>
    [JsonSeldom]
    public partial string? InputFidelity { get; set; }

    /// <summary>What of a given image may be changed.</summary>
    [JsonSeldom]
    public partial RawJson? InputImageMask { get; set; }

    /// <summary>How strictly images are moderated: <c>auto</c> or <c>low</c>.</summary>
    [JsonSeldom]
    public partial string? Moderation { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>A function that the caller runs.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does, and when the model should use it.</param>
    /// <param name="parameters">The JSON schema of its arguments.</param>
    /// <param name="strict">Whether the model must keep to the schema in every detail; null leaves it to the provider.</param>
    public static ResponseTool Function(string name, string? description, RawJson parameters, bool? strict = null) => new()
    {
        Type = ResponseToolType.Function,
        Name = name,
        Description = description,
        Parameters = parameters,
        Strict = strict,
    };

    /// <summary>A tool that runs at OpenRouter or at the provider. The request then lasts longer and costs more.</summary>
    /// <param name="type">Which one, such as <see cref="ResponseToolType.OpenRouterWebSearch"/>.</param>
    /// <param name="parameters">Its settings; null for the defaults.</param>
    public static ResponseTool Server(ResponseToolType type, RawJson? parameters = null) => new() { Type = type, Parameters = parameters };
}
