namespace OpenRouter.Aot.Generators.Model;

/// <summary>A model alias of a pool.</summary>
/// <param name="Alias">The name.</param>
/// <param name="Identifier">The name of its property.</param>
/// <param name="Slugs">The model and its fallbacks, in order.</param>
internal sealed record RouteSpec(string Alias, string Identifier, EquatableArray<string> Slugs);
