using OpenRouter.Aot.Models;

namespace OpenRouter.Aot.Cli;

/// <summary>An order of the catalogue: one that the service knows, or one that is made here.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="OnServer">The service's name of it; null where it is made here.</param>
/// <param name="Compare">How two models compare; null where the service's order stays.</param>
internal sealed record ModelOrder(string Name, ModelSort? OnServer, Comparison<ModelInfo>? Compare)
{
    /// <summary>That of the service.</summary>
    public static ModelOrder Default { get; } = new("default", null, null);

    /// <summary>Every order that can be asked for.</summary>
    public static IReadOnlyList<ModelOrder> All { get; } =
    [
        new("price", null, static (one, other) => PriceOf(one).CompareTo(PriceOf(other))),
        new("context", null, static (one, other) => (other.ContextLength ?? 0).CompareTo(one.ContextLength ?? 0)),
        new("newest", null, static (one, other) => (other.Created ?? 0).CompareTo(one.Created ?? 0)),
        new("name", null, static (one, other) => string.CompareOrdinal(one.Id, other.Id)),
        new("popular", ModelSort.MostPopular, null),
        new("throughput", ModelSort.ThroughputHighToLow, null),
        new("latency", ModelSort.LatencyLowToHigh, null),
        new("intelligence", ModelSort.IntelligenceHighToLow, null),
        new("coding", ModelSort.CodingHighToLow, null),
        new("agentic", ModelSort.AgenticHighToLow, null),
    ];

    /// <summary>Their names.</summary>
    public static string Names => string.Join(", ", All.Select(order => order.Name));

    /// <summary>The models in this order; equal ones as they came.</summary>
    public IEnumerable<ModelInfo> Sort(IEnumerable<ModelInfo> models) =>
        Compare is { } compare ? models.Order(Comparer<ModelInfo>.Create(compare)) : models;

    // What is not known, or depends on what a router chooses, comes last.
    private static decimal PriceOf(ModelInfo model) =>
        model.Pricing is { IsDynamic: false, Prompt: { } prompt, Completion: { } completion } ? prompt + completion : decimal.MaxValue;
}
