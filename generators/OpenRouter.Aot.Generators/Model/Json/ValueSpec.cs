namespace OpenRouter.Aot.Generators.Model;

/// <summary>A type as the wire sees it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Type">Its name in full, without the mark of a nullable.</param>
/// <param name="Item">What it is a list or a map of.</param>
internal sealed record ValueSpec(ValueKind Kind, string Type, ValueSpec? Item = null);
