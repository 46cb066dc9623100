namespace OpenRouter.Aot;

/// <summary>A batch at OpenRouter that requests of a journal are in.</summary>
/// <param name="Id">The service's id of it.</param>
/// <param name="KeyAlias">The key that submitted it.</param>
/// <param name="Account">The account of that key, which alone can ask for it.</param>
internal sealed record JournalBatch(string Id, string KeyAlias, string Account);
