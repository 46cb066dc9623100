using Microsoft.CodeAnalysis;
using OpenRouter.Aot.Generators.Reading;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>Finds what our generators find, and does nothing with it: what the compiler's own search for attributes costs.</summary>
internal sealed class MarkGenerator : IIncrementalGenerator
{
    private static readonly string[] Marks =
        [AttributeNames.Model, AttributeNames.OpenEnum, AttributeNames.Union, AttributeNames.KeyPool, AttributeNames.Schema, AttributeNames.Tool];

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        foreach (string mark in Marks)
        {
            IncrementalValuesProvider<string> found = context.SyntaxProvider.ForAttributeWithMetadataName(
                AttributeNames.InFull(mark), static (_, _) => true, static (marked, _) => marked.TargetSymbol.Name);
            context.RegisterSourceOutput(found, static (_, _) => { });
        }
    }
}
