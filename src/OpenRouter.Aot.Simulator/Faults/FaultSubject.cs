namespace OpenRouter.Aot.Simulator;

/// <summary>What the filters of a fault look at.</summary>
/// <param name="Key">The alias of the key.</param>
/// <param name="Account">The name of its account.</param>
/// <param name="Model">The slug in question, without routing suffixes.</param>
/// <param name="Endpoint">The endpoint asked; null where no model is run.</param>
/// <param name="Stream">Whether a stream is wanted.</param>
internal readonly record struct FaultSubject(string Key, string Account, string Model, InferenceEndpoint? Endpoint, bool Stream)
{
    /// <summary>What only faults that name it strike, such as a question about the key; null for an ordinary request.</summary>
    public string? Place { get; init; }
}
