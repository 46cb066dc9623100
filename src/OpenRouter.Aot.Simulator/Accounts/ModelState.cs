namespace OpenRouter.Aot.Simulator;

/// <summary>A model with its prices, and the minute of its provider's limit, which <see cref="Ledger"/> guards.</summary>
internal sealed class ModelState(ScenarioModel source)
{
    public ScenarioModel Source { get; } = source;

    public string Id => Source.Id;

    public string Provider => Source.Provider;

    public decimal PromptPrice { get; } = source.PromptPrice ?? (ModelSlug.IsFree(source.Id) ? 0 : 0.0000005m);

    public decimal CompletionPrice { get; } = source.CompletionPrice ?? (ModelSlug.IsFree(source.Id) ? 0 : 0.0000015m);

    public RequestWindow Minute { get; } = new(TimeSpan.FromMinutes(1));

    public decimal Cost(int promptTokens, int completionTokens) => (promptTokens * PromptPrice) + (completionTokens * CompletionPrice);
}
