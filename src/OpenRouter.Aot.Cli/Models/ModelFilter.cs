using OpenRouter.Aot.Models;

namespace OpenRouter.Aot.Cli;

/// <summary>Which models are wanted. It is applied here, to the whole catalogue: what <c>/models/user</c> lists, the service does not filter.</summary>
internal sealed record ModelFilter
{
    private const decimal Million = 1_000_000;

    /// <summary>Words that are all in the id or the name.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The highest price of the request, in USD a million tokens.</summary>
    public decimal? MaxPrice { get; init; }

    /// <summary>The highest price of the answer, in USD a million tokens.</summary>
    public decimal? MaxOutputPrice { get; init; }

    /// <summary>The least context in tokens.</summary>
    public long? MinContext { get; init; }

    /// <summary>What they take, all of it.</summary>
    public IReadOnlyList<Modality> Input { get; init; } = [];

    /// <summary>What they give, all of it; <see cref="Modality.All"/> for anything.</summary>
    public IReadOnlyList<Modality> Output { get; init; } = [];

    /// <summary>Parameters that they know, all of them.</summary>
    public IReadOnlyList<ModelParameter> Parameters { get; init; } = [];

    /// <summary>Whether they must cost nothing.</summary>
    public bool IsFree { get; init; }

    /// <summary>The order.</summary>
    public ModelOrder Order { get; init; } = ModelOrder.Default;

    /// <summary>The models that are wanted, in order.</summary>
    public IEnumerable<ModelInfo> Apply(IEnumerable<ModelInfo> models) => Order.Sort(models.Where(Matches));

    private bool Matches(ModelInfo model) =>
        Words.All(word => Has(model.Id, word) || Has(model.Name, word))
        && IsWithin(model.Pricing, model.Pricing?.Prompt, MaxPrice)
        && IsWithin(model.Pricing, model.Pricing?.Completion, MaxOutputPrice)
        && !(MinContext > (model.ContextLength ?? 0))
        && Input.All(modality => model.Architecture?.InputModalities?.Contains(modality) == true)
        && (Output.Contains(Modality.All) || Output.All(modality => model.Architecture?.OutputModalities?.Contains(modality) == true))
        && Parameters.All(model.Supports)
        && !(IsFree && !CostsNothing(model.Pricing));

    private static bool Has(string? text, string word) => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;

    // A price that is not known, or that depends on what a router chooses, is below no bound.
    private static bool IsWithin(ModelPricing? pricing, decimal? price, decimal? most) =>
        most is null || (pricing is { IsDynamic: false } && price * Million <= most);

    private static bool CostsNothing(ModelPricing? pricing) =>
        pricing is { Prompt: 0, Completion: 0, Request: null or 0, Image: null or 0, ImageOutput: null or 0, Audio: null or 0, AudioOutput: null or 0 };
}
