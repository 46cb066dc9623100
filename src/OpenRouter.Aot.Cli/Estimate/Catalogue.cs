using OpenRouter.Aot.Models;

namespace OpenRouter.Aot.Cli;

/// <summary>The service's models, found by the names that a request may have for them.</summary>
internal sealed class Catalogue
{
    private const string Preset = "@preset/";

    // Endings that choose among a model's providers, or add a search; ":free" and others name models of their own.
    private static readonly string[] Routings = [":nitro", ":floor", ":exacto", ":online"];

    private readonly Dictionary<string, KnownModel> models = new(StringComparer.Ordinal);

    public Catalogue(IEnumerable<ModelInfo> list)
    {
        foreach (ModelInfo info in list)
        {
            var model = new KnownModel(info);
            if (info.Id is { } id)
                models[id] = model;
            // A name that never changes may be that of several variants; the first is the plain one.
            if (info.CanonicalSlug is { } canonical)
                models.TryAdd(canonical, model);
        }
    }

    /// <summary>Asks the service.</summary>
    /// <exception cref="OpenRouterException">It did not answer.</exception>
    public static async Task<Catalogue> ReadAsync(OpenRouterClient client, string? group, CancellationToken ct)
    {
        // Without the wish for all, it lists only models that write text.
        var query = new ModelQuery { OutputModalities = [Modality.All] };
        ModelList list = await client.Models.ListAsync(query, new RequestOptions { Group = group }, ct);
        return new Catalogue(list.Data ?? []);
    }

    /// <summary>The model; null where it is not in the catalogue.</summary>
    public KnownModel? Find(string slug) => models.GetValueOrDefault(slug) ?? models.GetValueOrDefault(Plain(slug));

    /// <summary>Whether a model counts against the free requests of an account.</summary>
    public static bool IsFree(string slug) => Plain(slug).EndsWith(":free", StringComparison.Ordinal);

    /// <summary>Whether each request searches the web.</summary>
    public static bool Searches(string slug) => slug.EndsWith(":online", StringComparison.Ordinal);

    private static string Plain(string slug)
    {
        int preset = slug.IndexOf(Preset, StringComparison.Ordinal);
        if (preset > 0)
            slug = slug[..preset];
        while (Array.Find(Routings, ending => slug.EndsWith(ending, StringComparison.Ordinal)) is { } found)
            slug = slug[..^found.Length];
        return slug;
    }
}
