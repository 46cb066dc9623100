using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.Aot.Extensions.AI;

namespace OpenRouter.Aot;

/// <summary>
/// What a chat through Microsoft.Extensions.AI can ask of OpenRouter and of this client beyond <see cref="ChatOptions"/>. What is null is not sent. It is changed
/// inside <see cref="OpenRouterChatOptionsExtensions.WithOpenRouter"/>, by one thread.
/// </summary>
public sealed class OpenRouterChatSettings
{
    private readonly ChatRequest request;

    internal OpenRouterChatSettings()
        : this(new ChatRequest { Messages = [] })
    {
    }

    private OpenRouterChatSettings(ChatRequest request) => this.request = request;

    /// <summary>Which providers may serve.</summary>
    public ProviderPreferences? Provider { get => request.Provider; set => request.Provider = value; }

    /// <summary>How much the model reasons; it counts before <see cref="ChatOptions.Reasoning"/>.</summary>
    public ReasoningPreferences? Reasoning { get => request.Reasoning; set => request.Reasoning = value; }

    /// <summary>Models that this client tries after the request's own, in order.</summary>
    public IReadOnlyList<string>? Fallbacks { get; set; }

    /// <summary>Models that the server itself falls back to. Prefer <see cref="Fallbacks"/>, which the client knows too.</summary>
    public IReadOnlyList<string>? Models { get => request.Models; set => request.Models = value; }

    /// <summary>Plugins.</summary>
    public IReadOnlyList<RequestPlugin>? Plugins { get => request.Plugins; set => request.Plugins = value; }

    /// <summary>The old form of the plugin <c>context-compression</c>.</summary>
    public IReadOnlyList<string>? Transforms { get => request.Transforms; set => request.Transforms = value; }

    /// <summary>A preset of the workspace, whose members the request overrides.</summary>
    public string? Preset { get => request.Preset; set => request.Preset = value; }

    /// <summary>How fast, and at what price.</summary>
    public ServiceTier? ServiceTier { get => request.ServiceTier; set => request.ServiceTier = value; }

    /// <summary>The session for sticky routing and for grouping in logs, at most 256 characters; it counts before <see cref="ChatOptions.ConversationId"/>.</summary>
    public string? SessionId { get => request.SessionId; set => request.SessionId = value; }

    /// <summary>A stable id of your end user. Without it, a provider's policy block can hit your whole account.</summary>
    public string? User { get => request.User; set => request.User = value; }

    /// <summary>Up to 16 pairs of your own, of at most 64 and 512 characters.</summary>
    public IDictionary<string, string>? Metadata { get => request.Metadata; set => request.Metadata = value; }

    /// <summary>Where the request belongs in your traces.</summary>
    public TraceTags? Trace { get => request.Trace; set => request.Trace = value; }

    /// <summary>Keeps the whole prompt in the provider's cache, as far as it can be kept.</summary>
    public CacheControl? CacheControl { get => request.CacheControl; set => request.CacheControl = value; }

    /// <summary>Groups requests for providers' prompt caches, and serves as a session.</summary>
    public string? PromptCacheKey { get => request.PromptCacheKey; set => request.PromptCacheKey = value; }

    /// <summary>How a provider is to keep the prompt.</summary>
    public PromptCacheOptions? PromptCacheOptions { get => request.PromptCacheOptions; set => request.PromptCacheOptions = value; }

    /// <summary>How long answers are: <c>low</c> to <c>max</c>.</summary>
    public string? Verbosity { get => request.Verbosity; set => request.Verbosity = value; }

    /// <summary>What the answer may be: <c>text</c>, <c>image</c>, <c>audio</c>.</summary>
    public IReadOnlyList<string>? Modalities { get => request.Modalities; set => request.Modalities = value; }

    /// <summary>How audio is spoken.</summary>
    public AudioOptions? Audio { get => request.Audio; set => request.Audio = value; }

    /// <summary>How images are made: <c>aspect_ratio</c>, <c>image_size</c>.</summary>
    public RawJson? ImageConfig { get => request.ImageConfig; set => request.ImageConfig = value; }

    /// <summary>How much a model with a search of its own searches.</summary>
    public WebSearchOptions? WebSearchOptions { get => request.WebSearchOptions; set => request.WebSearchOptions = value; }

    /// <summary>What much of the answer will be.</summary>
    public PredictedContent? Prediction { get => request.Prediction; set => request.Prediction = value; }

    /// <summary>The least probability, relative to the likeliest token's, 0 to 1.</summary>
    public double? MinP { get => request.MinP; set => request.MinP = value; }

    /// <summary>The least probability, by the square of the likeliest token's, 0 to 1.</summary>
    public double? TopA { get => request.TopA; set => request.TopA = value; }

    /// <summary>Penalty for repeated tokens, 0 to 2.</summary>
    public double? RepetitionPenalty { get => request.RepetitionPenalty; set => request.RepetitionPenalty = value; }

    /// <summary>By token id, what is added to its likelihood, -100 to 100.</summary>
    public IDictionary<string, double>? LogitBias { get => request.LogitBias; set => request.LogitBias = value; }

    /// <summary>The most calls of the server's own tools; the server's default is 30.</summary>
    public int? MaxToolCalls { get => request.MaxToolCalls; set => request.MaxToolCalls = value; }

    /// <summary>When the server's own tools stop: after steps, tokens, a cost.</summary>
    public IReadOnlyList<ServerToolStop>? StopServerToolsWhen { get => request.StopServerToolsWhen; set => request.StopServerToolsWhen = value; }

    /// <summary>The group whose keys may serve (<see cref="RequestOptions.Group"/>).</summary>
    public string? Group { get; set; }

    /// <summary>How long the request may take (<see cref="RequestOptions.Deadline"/>).</summary>
    public TimeSpan? Deadline { get; set; }

    /// <summary>The most attempts (<see cref="RequestOptions.MaxAttempts"/>).</summary>
    public int? MaxAttempts { get; set; }

    /// <summary>The conversation whose requests keep to one account, known to this process alone (<see cref="RequestOptions.Session"/>).</summary>
    public string? Session { get; set; }

    /// <summary>Whether a request whose outcome is unknown may be sent again (<see cref="RequestOptions.RetryUnknownOutcomes"/>).</summary>
    public bool? RetryUnknownOutcomes { get; set; }

    /// <summary>Headers of this request (<see cref="RequestOptions.Headers"/>).</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Headers { get; set; }

    /// <summary>What metrics and spans of the request carry (<see cref="RequestOptions.Tags"/>).</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Tags { get; set; }

    /// <summary>The settings of options; null where they have none.</summary>
    internal static OpenRouterChatSettings? Find(ChatOptions? options)
    {
        if (options?.AdditionalProperties is not { } properties || !properties.TryGetValue(CarriedMembers.Name, out object? value))
            return null;
        JsonElement element = CarriedMembers.Find(properties) is { } json ? JsonValueWriter.ToElement(json.Utf8) : default;
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("request", out JsonElement request))
        {
            throw new ArgumentException($"ChatOptions.AdditionalProperties[\"{CarriedMembers.Name}\"] holds a {value?.GetType().ToString() ?? "null"} that WithOpenRouter did not put there. "
                + "Use another name, or WithOpenRouter.");
        }

        var settings = new OpenRouterChatSettings(OpenRouterJson.Parse<ChatRequest>(JsonValueWriter.ToJson(request).Utf8));
        ClientSettingsJson.Read(element, settings);
        return settings;
    }

    /// <summary>The settings as JSON.</summary>
    internal JsonElement ToElement()
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WritePropertyName("request");
            json.WriteRawValue(OpenRouterJson.ToUtf8Bytes(request), skipInputValidation: true);
            ClientSettingsJson.Write(json, this);
            json.WriteEndObject();
        }

        return JsonValueWriter.ToElement(output.WrittenSpan);
    }

    /// <summary>Sets what a request does not say itself.</summary>
    internal void ApplyTo(ChatRequest target)
    {
        target.Provider ??= request.Provider;
        target.Reasoning ??= request.Reasoning;
        target.Models ??= request.Models;
        target.Plugins ??= request.Plugins;
        target.Transforms ??= request.Transforms;
        target.Preset ??= request.Preset;
        target.ServiceTier ??= request.ServiceTier;
        target.SessionId ??= request.SessionId;
        target.User ??= request.User;
        target.Metadata ??= request.Metadata;
        target.Trace ??= request.Trace;
        target.CacheControl ??= request.CacheControl;
        target.PromptCacheKey ??= request.PromptCacheKey;
        target.PromptCacheOptions ??= request.PromptCacheOptions;
        target.Verbosity ??= request.Verbosity;
        target.Modalities ??= request.Modalities;
        target.Audio ??= request.Audio;
        target.ImageConfig ??= request.ImageConfig;
        target.WebSearchOptions ??= request.WebSearchOptions;
        target.Prediction ??= request.Prediction;
        target.MinP ??= request.MinP;
        target.TopA ??= request.TopA;
        target.RepetitionPenalty ??= request.RepetitionPenalty;
        target.LogitBias ??= request.LogitBias;
        target.MaxToolCalls ??= request.MaxToolCalls;
        target.StopServerToolsWhen ??= request.StopServerToolsWhen;
    }

    /// <summary>What the client is to do otherwise; null where nothing is said.</summary>
    internal RequestOptions? ToRequestOptions() =>
        Group is null && Session is null && Deadline is null && MaxAttempts is null && RetryUnknownOutcomes is null && Fallbacks is null && Headers is null && Tags is null
            ? null
            : new RequestOptions
            {
                Group = Group,
                Session = Session,
                Deadline = Deadline,
                MaxAttempts = MaxAttempts,
                RetryUnknownOutcomes = RetryUnknownOutcomes,
                Fallbacks = Fallbacks ?? [],
                Headers = Headers ?? [],
                Tags = Tags ?? [],
            };
}
