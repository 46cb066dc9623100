namespace OpenRouter.Aot.Messages;

/// <summary>A tool that the model may call.</summary>
[JsonModel]
public sealed partial class MessageTool
{
    /// <summary>
    /// Null or <c>custom</c> for a tool that the caller runs; else a tool of the provider, such as <c>web_search_20250305</c>, or of
    /// OpenRouter, such as <c>openrouter:web_search</c>.
    /// </summary>
    public partial string? Type { get; set; }

    /// <summary>Its name, up to 64 characters of letters, digits, <c>_</c> and <c>-</c>.</summary>
    public partial string? Name { get; set; }

    /// <summary>What it does, and when the model should use it.</summary>
    public partial string? Description { get; set; }

    /// <summary>The JSON schema of its input.</summary>
    public partial RawJson? InputSchema { get; set; }

    /// <summary>Caches the tools up to this one.</summary>
    public partial CacheControl? CacheControl { get; set; }

    /// <summary>Whether the model must keep to the schema in every detail.</summary>
    [JsonSeldom]
    public partial bool? Strict { get; set; }

    /// <summary>Whether the model learns of it only by a search among the tools.</summary>
    [JsonSeldom]
    public partial bool? DeferLoading { get; set; }

    /// <summary>Who may call it: <c>direct</c> for the model, or a version of code execution.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<string>? AllowedCallers { get; set; }

    /// <summary>The only domains that may be searched.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<string>? AllowedDomains { get; set; }

    /// <summary>Domains that may not be searched.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<string>? BlockedDomains { get; set; }

    /// <summary>How often it may be used for one answer.</summary>
    [JsonSeldom]
    public partial int? MaxUses { get; set; }

    /// <summary>Roughly where the user is.</summary>
    [JsonSeldom]
    public partial UserLocation? UserLocation { get; set; }

    /// <summary>The model that advises.</summary>
    [JsonSeldom]
    public partial string? Model { get; set; }

    /// <summary>Caches what the advising model reads.</summary>
    [JsonSeldom]
    public partial CacheControl? Caching { get; set; }

    /// <summary>The settings of an <c>openrouter:</c> tool.</summary>
    [JsonSeldom]
    public partial RawJson? Parameters { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>A tool that the caller runs.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does, and when the model should use it.</param>
    /// <param name="inputSchema">The JSON schema of its input.</param>
    public static MessageTool Custom(string name, string? description, RawJson inputSchema) =>
        new() { Name = name, Description = description, InputSchema = inputSchema };

    /// <summary>A tool that runs at OpenRouter or at the provider. The request then lasts longer and costs more.</summary>
    /// <param name="type">Which one, such as <c>openrouter:web_search</c>.</param>
    /// <param name="parameters">Its settings, for a tool of OpenRouter; null for the defaults.</param>
    public static MessageTool Server(string type, RawJson? parameters = null) => new() { Type = type, Parameters = parameters };
}
