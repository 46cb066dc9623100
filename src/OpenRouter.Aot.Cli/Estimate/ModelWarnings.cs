using OpenRouter.Aot.Models;

namespace OpenRouter.Aot.Cli;

/// <summary>What speaks against the requests for a model.</summary>
/// <param name="catalogue">The service's models.</param>
internal sealed class ModelWarnings(Catalogue catalogue)
{
    public IEnumerable<EstimateWarning> Find(ModelEstimate group)
    {
        if (group.Model is null)
            yield return EstimateWarning.Of("unknown_model", group.Requests, $"{group.Slug} is not in the catalogue: its price and limits are unknown, and it may not exist");
        else if (!group.IsCounted)
            yield return EstimateWarning.Of("endpoint", group.Requests, $"what {group.Path} counts for {group.Slug} is unknown, and so is its cost");
        else if (!group.Model.IsPriced)
            yield return EstimateWarning.Of("unknown_price", group.Requests, DescribePrice(group));
        if (group.TooLong.Count > 0)
            yield return EstimateWarning.Of("context", group.TooLong, $"longer than the {DescribeContext(group)}; choose a model with a longer one");
        if (group.PerhapsTooLong.Count > 0)
            yield return EstimateWarning.Of("context_perhaps", group.PerhapsTooLong, $"perhaps longer than the {DescribeContext(group)}");
        if (group.IsCounted && group.Unbounded.Count > 0)
            yield return EstimateWarning.Of("no_upper_bound", group.Unbounded, $"no upper bound for the answers of {group.Slug}: add --max-tokens");
        foreach ((Modality modality, LineTally lines) in group.Misfits)
            yield return EstimateWarning.Of("modality", lines, Describe(group.Slug, modality));
        if (group.WithMedia.Count > 0)
            yield return EstimateWarning.Of("media", group.WithMedia, $"audio, video or files for {group.Slug}, whose tokens are not in the figures");
        if (group.WithPlugins.Count > 0)
            yield return EstimateWarning.Of("plugins", group.WithPlugins, $"plugins, searches or tools of the service with {group.Slug}, whose price is not in the figures");
        foreach (string fallback in group.Fallbacks)
        {
            if (catalogue.Find(fallback) is not { } other)
                yield return new EstimateWarning("unknown_fallback", $"the fallback {fallback} is not in the catalogue, and may not exist");
            else if (group.Model is { } model && other.IsDearerThan(model))
                yield return new EstimateWarning("dearer_fallback", $"the fallback {fallback} costs more than {group.Slug}; the figures are without it");
        }
    }

    private static string DescribePrice(ModelEstimate group) => group.Model!.IsRouter
        ? $"{group.Slug} chooses another model, and its price is paid: the cost is unknown"
        : $"the catalogue has no price for {group.Slug}: the cost is unknown";

    private static string DescribeContext(ModelEstimate group) => $"context of {group.Slug}, {Figures.Count(group.Model!.ContextLength!.Value)} tokens";

    private static string Describe(string slug, Modality modality) => modality == Modality.File
        ? $"{slug} takes no files: the service makes text of a PDF at a price of its own, and refuses others"
        : $"{slug} takes no {(modality == Modality.Image ? "images" : modality == Modality.Audio ? "audio" : "video")}; choose a model that does";
}
