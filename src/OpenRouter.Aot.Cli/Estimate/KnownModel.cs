using OpenRouter.Aot.Models;

namespace OpenRouter.Aot.Cli;

/// <summary>A model of the catalogue, as far as an estimate needs it.</summary>
internal sealed class KnownModel
{
    private readonly decimal promptLow;
    private readonly decimal promptHigh;
    private readonly decimal completionLow;
    private readonly decimal completionHigh;
    private readonly decimal request;
    private readonly decimal image;

    public KnownModel(ModelInfo info)
    {
        ContextLength = Positive(info.ContextLength) ?? Positive(info.TopProvider?.ContextLength);
        MaxCompletionTokens = Positive(info.TopProvider?.MaxCompletionTokens) ?? ContextLength;
        InputModalities = info.Architecture?.InputModalities;
        if (info.Pricing is not { Prompt: { } prompt, Completion: { } completion } pricing)
            return;
        IsRouter = pricing.IsDynamic;
        IsPriced = !IsRouter;
        IReadOnlyList<PriceOverride> overrides = pricing.Overrides ?? [];
        promptLow = overrides.Select(one => one.Prompt ?? prompt).Append(prompt).Min();
        promptHigh = overrides.Select(one => one.Prompt ?? prompt).Append(prompt).Max();
        completionLow = overrides.Select(one => one.Completion ?? completion).Append(completion).Min();
        // Reasoning is a part of the answer, and may cost more than the rest.
        completionHigh = overrides.Select(one => one.Completion ?? completion).Append(completion).Append(pricing.InternalReasoning ?? 0).Max();
        request = Math.Max(0, pricing.Request ?? 0);
        image = Math.Max(0, pricing.Image ?? 0);
    }

    /// <summary>The most tokens of a request and its answer together; null where nobody says.</summary>
    public long? ContextLength { get; }

    /// <summary>The most tokens that it writes; null where nobody says.</summary>
    public long? MaxCompletionTokens { get; }

    /// <summary>What it takes; null where nobody says.</summary>
    public IReadOnlyList<Modality>? InputModalities { get; }

    /// <summary>Whether it chooses another model, whose price is paid.</summary>
    public bool IsRouter { get; }

    /// <summary>Whether its price is known.</summary>
    public bool IsPriced { get; }

    /// <summary>What requests cost.</summary>
    public CostRange Cost(long requests, long images, TokenRange prompt, TokenRange completion)
    {
        if (!IsPriced)
            return default;
        decimal low = (requests * request) + (prompt.Low * promptLow) + (completion.Low * completionLow);
        // An answer without an upper bound costs nothing more where it costs nothing.
        decimal? written = completionHigh == 0 ? 0 : completion.High * completionHigh;
        return new CostRange(low, (requests * request) + (images * image) + (prompt.High * promptHigh) + written);
    }

    /// <summary>Whether a token may cost more than one of another.</summary>
    public bool IsDearerThan(KnownModel other) => IsPriced && other.IsPriced && (promptHigh > other.promptHigh || completionHigh > other.completionHigh);

    private static long? Positive(long? number) => number > 0 ? number : null;
}
