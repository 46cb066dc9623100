using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.Generators.Analyzing;

/// <summary>Finds calls that do not throw and whose result nobody looks at. A discard says that it is meant.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IgnoredResultAnalyzer() : UsageAnalyzer(UsageRules.ResultIgnored)
{
    private const string Prefix = "Try";

    private protected override void Register(CompilationStartAnalysisContext context, ClientTypes types) =>
        context.RegisterOperationAction(operation => Analyze(operation, types), OperationKind.ExpressionStatement);

    private void Analyze(OperationAnalysisContext context, ClientTypes types)
    {
        if (((IExpressionStatementOperation)context.Operation).Operation is not IAwaitOperation { Operation: var awaited } ignored || !types.IsResult(ignored.Type))
            return;
        IInvocationOperation? call = awaited as IInvocationOperation;
        if (call is { TargetMethod.Name: "ConfigureAwait", Instance: IInvocationOperation configured })
            call = configured;
        if (call is null || !call.TargetMethod.Name.StartsWith(Prefix, StringComparison.Ordinal))
            return;

        string throwing = call.TargetMethod.Name.Substring(Prefix.Length);
        // A stream that throws is not awaited, but read.
        bool isAwaited = !types.IsStreamResult(ignored.Type);
        Report(context, call.Syntax.GetLocation(), isAwaited ? FixHints.Only(FixHints.CallInstead, throwing) : null, call.TargetMethod.Name, throwing);
    }
}
