using Microsoft.CodeAnalysis;
using OpenRouter.Aot.Generators.Keeping;
using OpenRouter.Aot.Generators.Model;
using OpenRouter.Aot.Generators.Reading;

namespace OpenRouter.Aot.Generators.Tests.Keeping;

/// <summary>Writes down which marked types are read.</summary>
internal sealed class CountingGenerator : IIncrementalGenerator
{
    private readonly SpecMemo<SchemaTypeSpec> memo;
    private readonly List<string> read = [];

    public CountingGenerator() => memo = new SpecMemo<SchemaTypeSpec>(Read);

    /// <summary>What was read since it was last asked.</summary>
    public string[] TakeRead()
    {
        lock (read)
        {
            string[] names = [.. read.Order(StringComparer.Ordinal)];
            read.Clear();
            return names;
        }
    }

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<SchemaTypeSpec?> found =
            context.SyntaxProvider.ForAttributeWithMetadataName(AttributeNames.InFull(AttributeNames.Schema), static (_, _) => true, memo.Read);
        context.RegisterSourceOutput(found, static (output, type) => output.AddSource(type!.Name + ".g.cs", "// " + string.Concat(type.Json)));
    }

    private SchemaTypeSpec? Read(GeneratorAttributeSyntaxContext marked, CancellationToken cancellationToken)
    {
        lock (read)
            read.Add(marked.TargetSymbol.Name);
        return SchemaTypeReader.Read((INamedTypeSymbol)marked.TargetSymbol, marked.SemanticModel.Compilation, new MistakeList(keeps: false), cancellationToken);
    }
}
