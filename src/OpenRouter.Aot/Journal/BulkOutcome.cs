namespace OpenRouter.Aot;

/// <summary>A result that the owner of a journal has kept: what is written down counts, whatever the journal says.</summary>
/// <param name="Id">The id of the request.</param>
/// <param name="Fingerprint">What was asked, as the result told: 16 hexadecimal digits; null where it is not known.</param>
/// <param name="IsSuccess">Whether the request succeeded.</param>
/// <param name="IsFinal">Whether another attempt would change nothing: a success, or a failure of the request itself.</param>
public readonly record struct BulkOutcome(string Id, string? Fingerprint, bool IsSuccess, bool IsFinal);
