using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRouter.Aot.Generators.Reading;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.Generators.Analyzing;

/// <summary>Reports the mistakes of types that are marked with <c>[OpenRouterSchema]</c>, as the generator's own reader finds them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SchemaAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        SchemaRules.NotPartial, SchemaRules.NoObject, SchemaRules.UnknownType, SchemaRules.NotMarked, SchemaRules.BadName, SchemaRules.NameTwice,
        SchemaRules.NameTaken, SchemaRules.NoConstructor, SchemaRules.CannotBeSet, SchemaRules.LimitMisfit,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var mistakes = new MistakeList(keeps: true);
        SchemaTypeReader.Read((INamedTypeSymbol)context.Symbol, context.Compilation, mistakes, context.CancellationToken);
        foreach (Diagnostic mistake in mistakes.Found)
            context.ReportDiagnostic(mistake);
    }
}
