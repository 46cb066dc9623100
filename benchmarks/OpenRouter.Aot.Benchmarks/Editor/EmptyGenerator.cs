using Microsoft.CodeAnalysis;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>Does nothing: what the driver costs.</summary>
internal sealed class EmptyGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Nothing.
    }
}
