using System.Diagnostics.CodeAnalysis;

namespace OpenRouter.Aot;

/// <summary>One model, or a model and its fallbacks in the order in which they are tried.</summary>
/// <remarks>An immutable value, safe to share between threads. A string converts to a route of one model.</remarks>
/// <example><code>
/// ModelRoute one = "openai/gpt-5-mini";
/// ModelRoute withFallback = new("anthropic/claude-sonnet-4.5", "openai/gpt-5-mini");
/// </code></example>
public readonly struct ModelRoute : IEquatable<ModelRoute>
{
    private readonly string[]? slugs;

    /// <summary>Makes a route.</summary>
    /// <param name="slugs">Model slugs such as <c>openai/gpt-5-mini</c>, the preferred one first.</param>
    /// <exception cref="ArgumentException">A slug is null, empty or blank.</exception>
    public ModelRoute(params ReadOnlySpan<string> slugs)
    {
        foreach (string slug in slugs)
        {
            if (string.IsNullOrWhiteSpace(slug))
                throw new ArgumentException("A model slug must not be empty.", nameof(slugs));
        }

        this.slugs = slugs.ToArray();
    }

    /// <summary>The slugs in the order in which they are tried; empty for the account's default model.</summary>
    public ReadOnlySpan<string> Slugs => slugs;

    /// <summary>The preferred slug, or null where the request leaves the model to the account's default.</summary>
    public string? Primary => slugs is { Length: > 0 } list ? list[0] : null;

    /// <summary>Whether no model is named.</summary>
    [MemberNotNullWhen(false, nameof(Primary))]
    public bool IsEmpty => slugs is not { Length: > 0 };

    /// <summary>A route of one model.</summary>
    /// <param name="slug">The model's slug; null or empty makes the empty route.</param>
    public static implicit operator ModelRoute(string? slug) => FromString(slug);

    /// <summary>A route of one model.</summary>
    /// <param name="slug">The model's slug; null or empty makes the empty route.</param>
    public static ModelRoute FromString(string? slug) => string.IsNullOrEmpty(slug) ? default : new ModelRoute(slug);

    /// <summary>A route as the wire has it; a blank one leaves the model to the account's default.</summary>
    internal static ModelRoute OfWire(string? slug) => string.IsNullOrWhiteSpace(slug) ? default : new ModelRoute(slug);

    /// <summary>The same route with more fallbacks behind it; a slug that is there already is not repeated.</summary>
    /// <param name="fallbacks">Slugs to try after those of this route.</param>
    public ModelRoute WithFallbacks(params ReadOnlySpan<string> fallbacks)
    {
        if (fallbacks.IsEmpty)
            return this;

        var all = new List<string>(slugs ?? []);
        foreach (string fallback in fallbacks)
        {
            if (!all.Contains(fallback))
                all.Add(fallback);
        }

        return new ModelRoute([.. all]);
    }

    /// <inheritdoc/>
    public bool Equals(ModelRoute other) => Slugs.SequenceEqual(other.Slugs);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ModelRoute other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (string slug in Slugs)
            hash.Add(slug, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    /// <summary>The slugs, joined by arrows.</summary>
    public override string ToString() => slugs is null ? "" : string.Join(" -> ", slugs);

    /// <summary>Whether two routes name the same models in the same order.</summary>
    public static bool operator ==(ModelRoute left, ModelRoute right) => left.Equals(right);

    /// <summary>Whether two routes differ.</summary>
    public static bool operator !=(ModelRoute left, ModelRoute right) => !left.Equals(right);
}
