using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.Generators.Analyzing;

/// <summary>Finds keys that stand in the source, in whichever form of a constant text.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KeyInSourceAnalyzer() : UsageAnalyzer(UsageRules.KeyInSource)
{
    private protected override void Register(CompilationStartAnalysisContext context, ClientTypes types) => context.RegisterOperationAction(
        Analyze, OperationKind.Literal, OperationKind.Utf8String, OperationKind.Binary, OperationKind.InterpolatedString);

    private void Analyze(OperationAnalysisContext context)
    {
        // The smallest operation that holds all of the key, so that no key is reported twice.
        if (HoldsKey(context.Operation) && !context.Operation.ChildOperations.Any(HoldsKeyWithin))
            Report(context, context.Operation.Syntax.GetLocation(), context.Operation.ConstantValue.Value is string text && KeyText.Is(text) ? FixHints.Only(FixHints.OnlyKey) : null);
    }

    private static bool HoldsKeyWithin(IOperation operation) => HoldsKey(operation) || operation.ChildOperations.Any(HoldsKeyWithin);

    private static bool HoldsKey(IOperation operation) => operation switch
    {
        IUtf8StringOperation utf8 => KeyText.Holds(utf8.Value),
        { ConstantValue: { HasValue: true, Value: string text } } => KeyText.Holds(text),
        _ => false,
    };
}
