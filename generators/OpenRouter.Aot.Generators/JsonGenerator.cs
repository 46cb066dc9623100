using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using OpenRouter.Aot.Generators.Emitting;
using OpenRouter.Aot.Generators.Model;
using OpenRouter.Aot.Generators.Reading;

namespace OpenRouter.Aot.Generators;

/// <summary>
/// Writes storage, reader and writer of the types that are marked as JSON models, open enums and unions. Source and diagnostics go separate ways: only
/// what is equal by value reaches the source, so that an edit elsewhere writes nothing anew.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class JsonGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<TypeSpec> models =
            Register(context, AttributeNames.Model, ValueKind.Model, TrackingNames.Models, ModelEmitter.Emit);
        Register(context, AttributeNames.OpenEnum, ValueKind.OpenEnum, TrackingNames.OpenEnums, OpenEnumEmitter.Emit);
        Register(context, AttributeNames.Union, ValueKind.Union, TrackingNames.Unions, UnionEmitter.Emit);

        IncrementalValueProvider<bool> hasBridge = context.CompilationProvider
            .Select(static (compilation, _) => HasBridge(compilation))
            .WithTrackingName(TrackingNames.HasBridge);
        IncrementalValueProvider<(EquatableArray<string> Models, bool HasBridge)> directory = models
            .Where(static type => type.IsPublic)
            .SelectMany(static (type, _) => ModelsOf(type))
            .Collect()
            .Select(static (names, _) => new EquatableArray<string>(names.Distinct()))
            .Combine(hasBridge)
            .WithTrackingName(TrackingNames.Directory);
        context.RegisterSourceOutput(directory, static (output, found) =>
        {
            if (found.HasBridge)
                output.AddSource("OpenRouter.Aot.JsonModelBridge.Find.g.cs", SourceText.From(DirectoryEmitter.Emit(found.Models), Encoding.UTF8));
        });
    }

    // Only the library has one, and its tests. In any other program the search would look through all declarations at each key.
    private static bool HasBridge(Compilation compilation) => compilation.AssemblyName?.StartsWith("OpenRouter.Aot", StringComparison.Ordinal) == true
        && compilation.Assembly.GetTypeByMetadataName("OpenRouter.Aot.JsonModelBridge") is not null;

    // With those that are members of it, because one may be written by hand.
    private static IEnumerable<string> ModelsOf(TypeSpec type) =>
        type.Members.Where(member => member.Value.Kind == ValueKind.Model).Select(member => member.Value.Type)
            .Prepend("global::" + Naming.Path(type.FullName));

    private static IncrementalValuesProvider<TypeSpec> Register(
        IncrementalGeneratorInitializationContext context, string attribute, ValueKind kind, string trackingName, Func<TypeSpec, string> emit)
    {
        IncrementalValuesProvider<Found> found = context.SyntaxProvider.ForAttributeWithMetadataName(
            AttributeNames.InFull(attribute),
            static (node, _) => node is TypeDeclarationSyntax,
            (marked, cancellationToken) => DeclarationReader.Read(marked, kind, cancellationToken));
        IncrementalValuesProvider<TypeSpec> types = found
            .Where(static one => one.Type is not null)
            .Select(static (one, _) => one.Type!)
            .WithTrackingName(trackingName);
        context.RegisterSourceOutput(types, (output, type) => output.AddSource(type.HintName, SourceText.From(emit(type), Encoding.UTF8)));
        context.RegisterSourceOutput(found.SelectMany(static (one, _) => one.Mistakes), static (output, mistake) => output.ReportDiagnostic(mistake));
        return types;
    }
}
