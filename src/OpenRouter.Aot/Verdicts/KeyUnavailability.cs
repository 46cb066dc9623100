namespace OpenRouter.Aot;

/// <summary>Why one key could not serve.</summary>
/// <param name="Alias">The key's alias.</param>
/// <param name="Reason">Why, in a line.</param>
/// <param name="Until">When it may serve again; null where nobody knows.</param>
public readonly record struct KeyUnavailability(string Alias, string Reason, DateTimeOffset? Until);
