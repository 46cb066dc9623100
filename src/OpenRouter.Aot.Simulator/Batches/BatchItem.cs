namespace OpenRouter.Aot.Simulator;

/// <summary>One request of a batch.</summary>
/// <param name="CustomId">The id that its result is found by.</param>
/// <param name="Body">The body, as it would be sent to the endpoint.</param>
internal sealed record BatchItem(string CustomId, byte[] Body);
