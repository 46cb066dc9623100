namespace OpenRouter.Aot;

/// <summary>A model that may serve one request, and what the request knows of it. Not safe for use by several threads.</summary>
/// <param name="model">The slug; null leaves the body's own.</param>
/// <param name="health">The model's health, for all requests.</param>
/// <param name="route">The way to the keys.</param>
internal sealed class ModelCandidate(string? model, ModelHealth health, KeyRoute route)
{
    public string? Model => model;

    public ModelHealth Health => health;

    public KeyRoute Route => route;

    /// <summary>Attempts of the request that asked for it.</summary>
    public int Attempts { get; set; }

    /// <summary>When the request may ask for it again.</summary>
    public DateTimeOffset NotBefore { get; set; }

    /// <summary>Whether it cannot serve this request.</summary>
    public bool IsDead { get; set; }

    /// <summary>Whether a name in an answer is this model's: the slug, or one with a date or a variant behind it.</summary>
    public bool IsNamed(string name) => model is not null && name.StartsWith(model, StringComparison.OrdinalIgnoreCase)
        && (name.Length == model.Length || name[model.Length] is '-' or ':');
}
