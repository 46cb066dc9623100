namespace OpenRouter.Aot;

/// <summary>
/// A name of a pool's own for a model and its fallbacks: the pool's <c>Models</c> gains a <see cref="ModelRoute"/> of that name, and a request may name the
/// alias itself (<see cref="OpenRouterClientOptions.Models"/>).
/// </summary>
/// <param name="alias">The name.</param>
/// <param name="model">The model's slug, such as <c>openai/gpt-5-mini</c>.</param>
/// <param name="fallbacks">The slugs to try after it, in order.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OpenRouterModelAttribute(string alias, string model, params string[] fallbacks) : Attribute
{
    /// <summary>The name.</summary>
    public string Alias => alias;

    /// <summary>The model's slug.</summary>
    public string Model => model;

    /// <summary>The slugs to try after it, in order.</summary>
    public IReadOnlyList<string> Fallbacks => fallbacks;
}
