using OpenRouter.Aot.Extensions.AI;

namespace Microsoft.Extensions.AI;

/// <summary>What OpenRouter charged.</summary>
public static class OpenRouterUsageExtensions
{
    /// <summary>
    /// What OpenRouter charged, in USD, exact to a picodollar; null where the answer does not say. It stands in <see cref="UsageDetails.AdditionalCounts"/>, so that it
    /// adds up over the requests of a conversation with tools, and is kept by caches.
    /// </summary>
    /// <param name="usage">The usage of a <see cref="ChatResponse"/>, of a <see cref="UsageContent"/>, or of embeddings.</param>
    public static decimal? GetOpenRouterCost(this UsageDetails usage)
    {
        ArgumentNullException.ThrowIfNull(usage);
        return AnswerFigures.CostOf(usage);
    }
}
