namespace OpenRouter.Aot;

/// <summary>Names of the caller's own for a model and its fallbacks. Immutable.</summary>
internal sealed class ModelAliases(IEnumerable<KeyValuePair<string, ModelRoute>> aliases)
{
    private readonly Dictionary<string, ModelRoute> routes = new(aliases, StringComparer.Ordinal);

    /// <summary>The route with each alias replaced by what it stands for.</summary>
    public ModelRoute Resolve(ModelRoute route)
    {
        if (routes.Count == 0)
            return route;
        ModelRoute resolved = default;
        foreach (string slug in route.Slugs)
            resolved = routes.TryGetValue(slug, out ModelRoute target) ? resolved.WithFallbacks(target.Slugs) : resolved.WithFallbacks(slug);
        return resolved;
    }
}
