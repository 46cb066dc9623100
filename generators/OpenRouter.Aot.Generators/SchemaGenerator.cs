using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using OpenRouter.Aot.Generators.Emitting;
using OpenRouter.Aot.Generators.Keeping;
using OpenRouter.Aot.Generators.Model;
using OpenRouter.Aot.Generators.Reading;

namespace OpenRouter.Aot.Generators;

/// <summary>Writes the JSON schema, the reader and the writer of each type that is marked with <c>[OpenRouterSchema]</c>. Its mistakes an analyzer reports.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SchemaGenerator : IIncrementalGenerator
{
    private readonly SpecMemo<SchemaTypeSpec> memo = new(Read);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<SchemaTypeSpec> types = context.SyntaxProvider.ForAttributeWithMetadataName(
                AttributeNames.InFull(AttributeNames.Schema),
                static (node, _) => node is TypeDeclarationSyntax,
                memo.Read)
            .Where(static type => type is not null)
            .Select(static (type, _) => type!)
            .WithTrackingName(TrackingNames.SchemaTypes);
        context.RegisterSourceOutput(types, static (output, type) =>
            output.AddSource(type.Place.HintName + SchemaTypeReader.FileEnd, SourceText.From(SchemaEmitter.Emit(type), Encoding.UTF8)));
    }

    // A type that is marked twice is the compiler's to report; one file of it is enough, and two of one name would end the generator.
    private static SchemaTypeSpec? Read(GeneratorAttributeSyntaxContext marked, CancellationToken cancellationToken)
    {
        var type = (INamedTypeSymbol)marked.TargetSymbol;
        bool isFirst = KnownAttributes.Own(type, AttributeNames.Schema)?.ApplicationSyntaxReference is { } place
            && place.SyntaxTree == marked.TargetNode.SyntaxTree && marked.TargetNode.Span.Contains(place.Span);
        return isFirst ? SchemaTypeReader.Read(type, marked.SemanticModel.Compilation, new MistakeList(keeps: false), cancellationToken) : null;
    }
}
