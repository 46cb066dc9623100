using System.Diagnostics;

namespace OpenRouter.Aot;

/// <summary>The name on the wire, where it is not the property's own in snake case.</summary>
/// <param name="name">The name.</param>
[Conditional("OPENROUTER_JSON_MARKS")]
[AttributeUsage(AttributeTargets.Property)]
internal sealed class JsonNameAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
