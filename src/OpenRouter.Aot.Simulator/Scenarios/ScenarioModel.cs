namespace OpenRouter.Aot.Simulator;

/// <summary>A model that the simulator serves.</summary>
public sealed class ScenarioModel
{
    /// <summary>The slug, such as <c>openai/gpt-5-mini</c> or <c>qwen/qwen3-8b:free</c>. Required and unique.</summary>
    public string Id { get; set; } = "";

    /// <summary>
    /// USD a prompt token. Default: <see langword="null"/>, which is 0 for a <c>:free</c> slug and 0.0000005 for any other.
    /// </summary>
    public decimal? PromptPrice { get; set; }

    /// <summary>
    /// USD a completion token. Default: <see langword="null"/>, which is 0 for a <c>:free</c> slug and 0.0000015 for any other.
    /// </summary>
    public decimal? CompletionPrice { get; set; }

    /// <summary>Milliseconds to the first token. Default: 0.</summary>
    public ScenarioRange LatencyMs { get; set; }

    /// <summary>Tokens a second after the first. Default: <see langword="null"/>, all at once.</summary>
    public double? TokensPerSecond { get; set; }

    /// <summary>The length of an answer in tokens, before the request's own maximum. Default: 12 to 32.</summary>
    public ScenarioRange CompletionTokens { get; set; } = new(12, 32);

    /// <summary>The most tokens a prompt may have. Default: 131,072.</summary>
    public int ContextLength { get; set; } = 131_072;

    /// <summary>What it takes, as the catalogue lists it. Default: <c>text</c>.</summary>
    public IList<string> InputModalities { get; set; } = ["text"];

    /// <summary>What it gives, as the catalogue lists it; it answers in text whatever this says. Default: <c>text</c>.</summary>
    public IList<string> OutputModalities { get; set; } = ["text"];

    /// <summary>The parameters of a request that it knows, as the catalogue lists them. Default: those that the simulator heeds.</summary>
    public IList<string> SupportedParameters { get; set; } =
        ["max_tokens", "response_format", "seed", "stop", "temperature", "tool_choice", "tools", "top_k", "top_p"];

    /// <summary>
    /// Requests a minute that its provider takes, all keys together; beyond it requests get the upstream 429. Default: <see
    /// langword="null"/>, no limit.
    /// </summary>
    public int? RequestsPerMinute { get; set; }

    /// <summary>The wait that the upstream 429 asks for, in seconds. Default: <see langword="null"/>, it asks for none.</summary>
    public int? RetryAfterSeconds { get; set; }

    /// <summary>The provider that answers name. Default: <c>Simulator</c>.</summary>
    public string Provider { get; set; } = "Simulator";

    /// <summary>Whether it takes batches (<c>/api/beta/batches</c>), at half the price. Default: true.</summary>
    public bool Batch { get; set; } = true;

    /// <summary>How long a batch takes, in seconds, whatever its size. Default: 0.5.</summary>
    public double BatchSeconds { get; set; } = 0.5;
}
