using Microsoft.CodeAnalysis;
using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>What was read of a declaration. The two go separate ways at once: diagnostics hold places in the source and are equal to nothing.</summary>
internal sealed class Found(TypeSpec? type, IReadOnlyList<Diagnostic> mistakes)
{
    public TypeSpec? Type { get; } = type;

    public IReadOnlyList<Diagnostic> Mistakes { get; } = mistakes;
}
