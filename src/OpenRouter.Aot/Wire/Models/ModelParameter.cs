namespace OpenRouter.Aot.Models;

/// <summary>A parameter of a request. An open set: a value that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct ModelParameter
{
    /// <summary>Randomness.</summary>
    public static partial ModelParameter Temperature { get; }

    /// <summary>Nucleus sampling.</summary>
    public static partial ModelParameter TopP { get; }

    /// <summary>How many tokens to sample from.</summary>
    public static partial ModelParameter TopK { get; }

    /// <summary>The least probability, relative to the likeliest token's.</summary>
    public static partial ModelParameter MinP { get; }

    /// <summary>The least probability, by the square of the likeliest token's.</summary>
    public static partial ModelParameter TopA { get; }

    /// <summary>Penalty for frequent tokens.</summary>
    public static partial ModelParameter FrequencyPenalty { get; }

    /// <summary>Penalty for tokens that occurred.</summary>
    public static partial ModelParameter PresencePenalty { get; }

    /// <summary>Penalty for repeated tokens.</summary>
    public static partial ModelParameter RepetitionPenalty { get; }

    /// <summary>The most tokens to answer with.</summary>
    public static partial ModelParameter MaxTokens { get; }

    /// <summary>The newer name of <see cref="MaxTokens"/>.</summary>
    public static partial ModelParameter MaxCompletionTokens { get; }

    /// <summary>What is added to the likelihood of tokens.</summary>
    public static partial ModelParameter LogitBias { get; }

    /// <summary>The likelihood of each token.</summary>
    public static partial ModelParameter Logprobs { get; }

    /// <summary>The likelihood of other tokens.</summary>
    public static partial ModelParameter TopLogprobs { get; }

    /// <summary>What much of the answer will be.</summary>
    public static partial ModelParameter Prediction { get; }

    /// <summary>A seed.</summary>
    public static partial ModelParameter Seed { get; }

    /// <summary>The form of the answer.</summary>
    public static partial ModelParameter ResponseFormat { get; }

    /// <summary>Answers that follow a schema.</summary>
    public static partial ModelParameter StructuredOutputs { get; }

    /// <summary>Texts that end the answer.</summary>
    public static partial ModelParameter Stop { get; }

    /// <summary>Tools.</summary>
    public static partial ModelParameter Tools { get; }

    /// <summary>Whether a tool may or must be called.</summary>
    public static partial ModelParameter ToolChoice { get; }

    /// <summary>Several tools at once.</summary>
    public static partial ModelParameter ParallelToolCalls { get; }

    /// <summary>Reasoning that is shown; the old form.</summary>
    public static partial ModelParameter IncludeReasoning { get; }

    /// <summary>How much the model reasons.</summary>
    public static partial ModelParameter Reasoning { get; }

    /// <summary>How hard the model reasons; the short form.</summary>
    public static partial ModelParameter ReasoningEffort { get; }

    /// <summary>How much a model with a search of its own searches.</summary>
    public static partial ModelParameter WebSearchOptions { get; }

    /// <summary>How long answers are.</summary>
    public static partial ModelParameter Verbosity { get; }
}
