namespace OpenRouter.Aot.Simulator;

/// <summary>A batch as it was submitted, free of mistakes.</summary>
/// <param name="Endpoint">The endpoint that all requests are for.</param>
/// <param name="EndpointName">The same as it was written.</param>
/// <param name="Model">The slug as it was written.</param>
/// <param name="Runs">The model that runs, at the price of a batch.</param>
/// <param name="Items">The requests.</param>
internal sealed record BatchSubmission(InferenceEndpoint Endpoint, string EndpointName, string Model, ModelState Runs, IReadOnlyList<BatchItem> Items);
