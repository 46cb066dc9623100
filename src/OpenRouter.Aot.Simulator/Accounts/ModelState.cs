namespace OpenRouter.Aot.Simulator;

/// <summary>A model with its prices (of a batch, half of them), and the minute of its provider's limit, which <see cref="Ledger"/> guards.</summary>
internal sealed class ModelState(ScenarioModel source, decimal share = 1)
{
    public ScenarioModel Source { get; } = source;

    /// <summary>The same model at the price of a batch.</summary>
    public ModelState OfBatches => field ??= new ModelState(Source, share: 0.5m);

    public string Id => Source.Id;

    public string Provider => Source.Provider;

    public decimal PromptPrice { get; } = share * (source.PromptPrice ?? (ModelSlug.IsFree(source.Id) ? 0 : 0.0000005m));

    public decimal CompletionPrice { get; } = share * (source.CompletionPrice ?? (ModelSlug.IsFree(source.Id) ? 0 : 0.0000015m));

    public RequestWindow Minute { get; } = new(TimeSpan.FromMinutes(1));

    public decimal Cost(int promptTokens, int completionTokens) => (promptTokens * PromptPrice) + (completionTokens * CompletionPrice);
}
