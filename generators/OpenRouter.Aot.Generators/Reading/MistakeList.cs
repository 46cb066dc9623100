using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>The mistakes that a reader finds. A generator asks only whether there are errors; an analyzer keeps them with their places.</summary>
/// <param name="keeps">Whether they are kept.</param>
internal sealed class MistakeList(bool keeps)
{
    private readonly List<Diagnostic> found = [];

    public IReadOnlyList<Diagnostic> Found => found;

    /// <summary>Whether they are kept.</summary>
    public bool Keeps => keeps;

    /// <summary>Whether one is an error, so that nothing can be generated.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Takes over that there are errors, where they are not kept.</summary>
    public void AddErrors(bool hasErrors) => HasErrors |= hasErrors;

    public void Add(DiagnosticDescriptor rule, ISymbol place, params object?[] arguments) =>
        Add(rule, place, hints: null, arguments);

    public void Add(DiagnosticDescriptor rule, ISymbol place, ImmutableDictionary<string, string?>? hints, params object?[] arguments) =>
        Add(rule, place.Locations.FirstOrDefault(one => one.IsInSource), hints, arguments);

    public void Add(DiagnosticDescriptor rule, Location? place, ImmutableDictionary<string, string?>? hints, params object?[] arguments)
    {
        HasErrors |= rule.DefaultSeverity == DiagnosticSeverity.Error;
        if (keeps)
            found.Add(Diagnostic.Create(rule, place ?? Location.None, hints, arguments));
    }
}
