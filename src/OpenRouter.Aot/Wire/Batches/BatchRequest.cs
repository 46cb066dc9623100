namespace OpenRouter.Aot.Batches;

/// <summary>One request of a batch.</summary>
/// <param name="CustomId">The id that its result is found by; no other request of the batch has it.</param>
/// <param name="Body">
/// The request's body: one JSON object in UTF-8, such as <see cref="OpenRouterJson.ToUtf8Bytes"/> writes it. It is sent as it stands and not looked at. It may
/// leave out <c>model</c>; the service rejects a batch with a body that names another model, or that has images, audio, videos or files.
/// </param>
public readonly record struct BatchRequest(string CustomId, ReadOnlyMemory<byte> Body);
