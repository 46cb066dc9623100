using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OpenRouter.Aot.Generators.Analyzing;

/// <summary>An analyzer of code that uses the client: it costs nothing where there is no client, and leaves alone what was generated.</summary>
public abstract class UsageAnalyzer : DiagnosticAnalyzer
{
    private readonly DiagnosticDescriptor rule;

    private protected UsageAnalyzer(DiagnosticDescriptor rule)
    {
        this.rule = rule;
        SupportedDiagnostics = [rule];
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (ClientTypes.Of(start.Compilation) is { } types)
                Register(start, types);
        });
    }

    private protected abstract void Register(CompilationStartAnalysisContext context, ClientTypes types);

    private protected void Report(OperationAnalysisContext context, Location place, ImmutableDictionary<string, string?>? hints, params object[] arguments) =>
        context.ReportDiagnostic(Diagnostic.Create(rule, place, hints, arguments));
}
