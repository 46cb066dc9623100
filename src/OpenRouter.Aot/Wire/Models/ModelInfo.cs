namespace OpenRouter.Aot.Models;

/// <summary>A model as the catalogue describes it (openrouter.ai/docs/guides/overview/models).</summary>
[JsonModel]
public sealed partial class ModelInfo
{
    /// <summary>The slug that a request names, such as <c>openai/gpt-5-mini</c>.</summary>
    public partial string? Id { get; set; }

    /// <summary>The slug that never changes what it stands for.</summary>
    public partial string? CanonicalSlug { get; set; }

    /// <summary>Its name at Hugging Face; null or empty where its weights are not there.</summary>
    public partial string? HuggingFaceId { get; set; }

    /// <summary>Its name for people.</summary>
    public partial string? Name { get; set; }

    /// <summary>When it was added, in seconds since 1970.</summary>
    public partial long? Created { get; set; }

    /// <summary>What it is, in Markdown.</summary>
    public partial string? Description { get; set; }

    /// <summary>The most tokens of a request and its answer together.</summary>
    public partial long? ContextLength { get; set; }

    /// <summary>What it takes and gives.</summary>
    public partial ModelArchitecture? Architecture { get; set; }

    /// <summary>What it costs.</summary>
    public partial ModelPricing? Pricing { get; set; }

    /// <summary>What its best provider allows.</summary>
    public partial TopProvider? TopProvider { get; set; }

    /// <summary>The most tokens of one request; null for no limit of its own.</summary>
    [JsonSeldom]
    public partial ModelRequestLimits? PerRequestLimits { get; set; }

    /// <summary>The parameters of a request that at least one of its providers knows.</summary>
    public partial IReadOnlyList<ModelParameter>? SupportedParameters { get; set; }

    /// <summary>What OpenRouter sets where a request does not; null, without members or with null in all of them where it sets nothing.</summary>
    public partial ModelDefaults? DefaultParameters { get; set; }

    /// <summary>The voices of a model that speaks.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<string>? SupportedVoices { get; set; }

    /// <summary>The last day that it was trained on, as year, month and day; null where nobody says.</summary>
    public partial string? KnowledgeCutoff { get; set; }

    /// <summary>The day after which it may be gone, as year, month and day; null where it stays.</summary>
    [JsonSeldom]
    public partial string? ExpirationDate { get; set; }

    /// <summary>Where there is more about it.</summary>
    public partial ModelLinks? Links { get; set; }

    /// <summary>How it does in public benchmarks.</summary>
    public partial ModelBenchmarks? Benchmarks { get; set; }

    /// <summary>How it reasons; null for a model that does not, and for a router.</summary>
    public partial ModelReasoning? Reasoning { get; set; }

    /// <summary>The model that an alias such as <c>~author/family-latest</c> stands for now.</summary>
    [JsonSeldom]
    public partial ModelAliasTarget? AliasTarget { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>Whether at least one provider knows a parameter.</summary>
    /// <param name="parameter">The parameter, such as <see cref="ModelParameter.Tools"/>.</param>
    public bool Supports(ModelParameter parameter) => SupportedParameters is { } known && known.Contains(parameter);

    /// <summary>The slug.</summary>
    public override string ToString() => Id ?? "";
}
