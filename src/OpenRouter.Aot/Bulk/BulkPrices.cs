using System.Collections.Frozen;
using OpenRouter.Aot.Models;

namespace OpenRouter.Aot;

/// <summary>What a request may cost at most, by the catalogue.</summary>
internal sealed class BulkPrices
{
    private readonly FrozenDictionary<string, ModelInfo> models;

    /// <param name="catalogue">The catalogue.</param>
    public BulkPrices(ModelList catalogue) => models = (catalogue.Data ?? []).Where(static model => model.Id is not null)
        .DistinctBy(static model => model.Id).ToFrozenDictionary(static model => model.Id!, StringComparer.OrdinalIgnoreCase);

    /// <summary>The most that a request may cost, in USD; null where nobody knows.</summary>
    /// <param name="route">The models that may serve it.</param>
    /// <param name="promptBytes">The length of its body: a token is at least a byte of it.</param>
    /// <param name="maxTokens">The most tokens of the answer; null where the body does not say.</param>
    /// <param name="unknown">The model that nobody knows the price of.</param>
    public decimal? FindMost(ModelRoute route, int promptBytes, int? maxTokens, out string unknown)
    {
        unknown = route.Primary ?? "the account's default model";
        decimal most = 0;
        if (route.IsEmpty)
            return null;
        foreach (string slug in route.Slugs)
        {
            unknown = slug;
            if (FindMost(slug, promptBytes, maxTokens) is not { } one)
                return null;
            most = Math.Max(most, one);
        }

        return most;
    }

    private decimal? FindMost(string slug, int promptBytes, int? maxTokens)
    {
        int variant = slug.IndexOf(':', StringComparison.Ordinal);
        if (!models.TryGetValue(slug, out ModelInfo? model) && (variant < 0 || !models.TryGetValue(slug[..variant], out model)))
            return null;
        if (model.Pricing is not { Prompt: >= 0 and { } prompt, Completion: >= 0 and { } completion } pricing)
            return null;
        long? tokens = maxTokens ?? model.TopProvider?.MaxCompletionTokens ?? model.ContextLength;
        decimal perToken = Math.Max(completion, pricing.InternalReasoning ?? 0);
        return tokens is { } most ? (prompt * promptBytes) + (perToken * most) + (pricing.Request ?? 0) : perToken == 0 ? prompt * promptBytes : null;
    }
}
