using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using OpenRouter.Aot.Generators.Emitting;
using OpenRouter.Aot.Generators.Keeping;
using OpenRouter.Aot.Generators.Model;
using OpenRouter.Aot.Generators.Reading;

namespace OpenRouter.Aot.Generators;

/// <summary>Writes the options, the client, and the names of the keys and models of classes that are marked as pools.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class PoolGenerator : IIncrementalGenerator
{
    private readonly SpecMemo<PoolSpec> memo = new(PoolReader.Read);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<PoolSpec> pools = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeNames.InFull(AttributeNames.KeyPool),
                static (node, _) => node is ClassDeclarationSyntax,
                memo.Read)
            .Where(static pool => pool is not null)
            .Select(static (pool, _) => pool!)
            .WithTrackingName(TrackingNames.Pools);
        context.RegisterSourceOutput(pools, static (output, pool) => output.AddSource(pool.Place.HintName + ".g.cs", SourceText.From(PoolEmitter.Emit(pool), Encoding.UTF8)));
    }
}
