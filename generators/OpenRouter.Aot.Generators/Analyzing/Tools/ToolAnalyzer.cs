using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRouter.Aot.Generators.Reading;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.Generators.Analyzing;

/// <summary>Reports the mistakes of methods that are marked with <c>[OpenRouterTool]</c>, as the generator's own reader finds them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ToolAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        ToolRules.NotPartial, ToolRules.NoTool, ToolRules.UnknownParameter, ToolRules.UnknownResult, ToolRules.BadName, ToolRules.NameTwice,
        ToolRules.NameTaken, ToolRules.NoDescription, ToolRules.TokenTwice, SchemaRules.NotMarked, SchemaRules.NameTwice, SchemaRules.LimitMisfit,
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
        ToolClassReader.Read((INamedTypeSymbol)context.Symbol, context.Compilation, mistakes, context.CancellationToken);
        foreach (Diagnostic mistake in mistakes.Found)
            context.ReportDiagnostic(mistake);
    }
}
