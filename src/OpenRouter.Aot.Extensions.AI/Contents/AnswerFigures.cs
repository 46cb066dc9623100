using Microsoft.Extensions.AI;

namespace OpenRouter.Aot.Extensions.AI;

/// <summary>Usage, cost and finish reason as Microsoft.Extensions.AI has them.</summary>
internal static class AnswerFigures
{
    /// <summary>The count that holds the cost, in picodollars (10⁻¹² USD): a whole number, which adds up where usages are added.</summary>
    public const string CostCount = "openrouter.cost_picodollars";

    private const decimal PicodollarsPerDollar = 1_000_000_000_000m;

    public static UsageDetails? Read(ChatUsage? usage)
    {
        if (usage is null)
            return null;
        var details = new UsageDetails
        {
            InputTokenCount = usage.PromptTokens,
            OutputTokenCount = usage.CompletionTokens,
            TotalTokenCount = usage.TotalTokens,
            CachedInputTokenCount = usage.PromptTokensDetails?.CachedTokens,
            ReasoningTokenCount = usage.CompletionTokensDetails?.ReasoningTokens,
        };
        Count(details, "openrouter.cache_write_tokens", usage.PromptTokensDetails?.CacheWriteTokens);
        Count(details, "openrouter.input_audio_tokens", usage.PromptTokensDetails?.AudioTokens);
        Count(details, "openrouter.input_image_tokens", usage.PromptTokensDetails?.ImageTokens);
        Count(details, "openrouter.input_video_tokens", usage.PromptTokensDetails?.VideoTokens);
        Count(details, "openrouter.output_audio_tokens", usage.CompletionTokensDetails?.AudioTokens);
        Count(details, "openrouter.output_image_tokens", usage.CompletionTokensDetails?.ImageTokens);
        AddCost(details, usage.Cost);
        return details;
    }

    /// <summary>Adds a cost in USD to a usage.</summary>
    public static void AddCost(UsageDetails details, decimal? cost)
    {
        if (cost is >= 0 and < long.MaxValue / PicodollarsPerDollar)
            Count(details, CostCount, (long)decimal.Round(cost.Value * PicodollarsPerDollar));
    }

    /// <summary>The cost of a usage in USD; null where it is not known.</summary>
    public static decimal? CostOf(UsageDetails details) =>
        details.AdditionalCounts is { } counts && counts.TryGetValue(CostCount, out long picodollars) ? picodollars / PicodollarsPerDollar : null;

    public static ChatFinishReason? Read(FinishReason? reason) => reason switch
    {
        null => null,
        _ when reason == FinishReason.Stop => ChatFinishReason.Stop,
        _ when reason == FinishReason.Length => ChatFinishReason.Length,
        _ when reason == FinishReason.ToolCalls => ChatFinishReason.ToolCalls,
        _ when reason == FinishReason.ContentFilter => ChatFinishReason.ContentFilter,
        _ => string.IsNullOrWhiteSpace(reason.Value.Value) ? null : new ChatFinishReason(reason.Value.Value),
    };

    public static DateTimeOffset? Read(long? created) =>
        created is { } seconds and > 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    private static void Count(UsageDetails details, string name, long? count)
    {
        if (count is not null and not 0)
            (details.AdditionalCounts ??= [])[name] = count.Value;
    }
}
