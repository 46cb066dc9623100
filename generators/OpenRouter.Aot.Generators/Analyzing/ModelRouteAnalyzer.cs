using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.Generators.Analyzing;

/// <summary>
/// Finds routes in code that no model can serve. A text there may be an alias of the caller's own, so that only what can be neither is reported.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelRouteAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [ModelRules.NotASlug, ModelRules.UnknownSuffix, ModelRules.Repeated];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("OpenRouter.Aot.ModelRoute") is not { } route)
                return;
            start.RegisterOperationAction(operation => AnalyzeConstruction(operation, route), OperationKind.ObjectCreation);
            start.RegisterOperationAction(operation => AnalyzeConversion(operation, route), OperationKind.Conversion);
            start.RegisterOperationAction(operation => AnalyzeCall(operation, route), OperationKind.Invocation);
        });
    }

    private static void AnalyzeConstruction(OperationAnalysisContext context, INamedTypeSymbol route)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (SymbolEqualityComparer.Default.Equals(creation.Type, route) && creation.Arguments.Length == 1)
            RouteMistakes.Find(ItemsOf(creation.Arguments[0].Value).Select(TextOf), RouteMistakes.AlsoAliases, context.ReportDiagnostic);
    }

    private static void AnalyzeConversion(OperationAnalysisContext context, INamedTypeSymbol route)
    {
        var conversion = (IConversionOperation)context.Operation;
        // The empty text stands for the account's default model.
        if (conversion.OperatorMethod is not null && SymbolEqualityComparer.Default.Equals(conversion.Type, route) && TextOf(conversion.Operand) is ({ Length: > 0 }, _) slug)
            RouteMistakes.Find([slug], RouteMistakes.AlsoAliases, context.ReportDiagnostic);
    }

    private static void AnalyzeCall(OperationAnalysisContext context, INamedTypeSymbol route)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name != "WithFallbacks" || call.Arguments.Length != 1 || !SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, route))
            return;
        // Each alone: the method itself leaves out what is repeated.
        foreach (IOperation fallback in ItemsOf(call.Arguments[0].Value))
            RouteMistakes.Find([TextOf(fallback)], RouteMistakes.AlsoAliases, context.ReportDiagnostic);
    }

    private static IEnumerable<IOperation> ItemsOf(IOperation list) => list switch
    {
        ICollectionExpressionOperation collection => collection.Elements,
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        IConversionOperation conversion => ItemsOf(conversion.Operand),
        _ => [],
    };

    private static (string? Text, Location Place) TextOf(IOperation value)
    {
        IOperation inner = value is IConversionOperation { OperatorMethod: null } conversion ? conversion.Operand : value;
        return (inner.ConstantValue is { HasValue: true, Value: string text } ? text : null, inner.Syntax.GetLocation());
    }
}
