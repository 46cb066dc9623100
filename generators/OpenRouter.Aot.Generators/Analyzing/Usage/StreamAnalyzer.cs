using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.Generators.Analyzing;

/// <summary>
/// Finds streams that are opened and left. A stream that nobody has begun to read holds nothing, and <c>await foreach</c> disposes what it reads; so what is
/// left are those that are read by hand, and those of which a Try method has waited for the beginning.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StreamAnalyzer() : UsageAnalyzer(UsageRules.StreamNotDisposed)
{
    private protected override void Register(CompilationStartAnalysisContext context, ClientTypes types) =>
        context.RegisterOperationAction(operation => Analyze(operation, types), OperationKind.VariableDeclarator);

    private void Analyze(OperationAnalysisContext context, ClientTypes types)
    {
        var declarator = (IVariableDeclaratorOperation)context.Operation;
        bool isStream = types.IsStream(declarator.Symbol.Type);
        if (!isStream && !types.IsStreamResult(declarator.Symbol.Type))
            return;
        IOperation? source = Operations.Source((declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer)?.Value);
        bool isOpen = !isStream || source is IPropertyReferenceOperation property && types.IsStreamResult(property.Instance?.Type)
            || source is IInvocationOperation invocation && types.IsStreamResult(invocation.Instance?.Type);
        // Another name of a stream that somebody else answers for is not looked at.
        if (!isOpen && source is not IInvocationOperation || IsInUsing(declarator))
            return;

        ImmutableArray<StreamUse> uses =
            [.. Operations.References(Operations.Body(declarator), declarator.Symbol).Select(reference => isStream ? UseOf(reference) : UseOfResult(reference))];
        if (!uses.Contains(StreamUse.Disposes) && !uses.Contains(StreamUse.HandsOn) && (isOpen || uses.Contains(StreamUse.Opens)))
            Report(context, declarator.Symbol.Locations[0], isStream ? FixHints.Only(FixHints.AwaitUsing) : null, declarator.Symbol.Name);
    }

    private static bool IsInUsing(IVariableDeclaratorOperation declarator)
    {
        IOperation? parent = declarator.Parent;
        while (parent is IVariableDeclarationOperation or IVariableDeclarationGroupOperation)
            parent = parent.Parent;
        return parent is IUsingDeclarationOperation or IUsingOperation;
    }

    private static StreamUse UseOf(IOperation stream) => Operations.User(stream) switch
    {
        IForEachLoopOperation or IUsingOperation => StreamUse.Disposes,
        IInvocationOperation invocation when Operations.IsInstanceOf(stream, invocation) => UseBy(invocation.TargetMethod.Name),
        IPropertyReferenceOperation => StreamUse.Neutral,
        IBinaryOperation => StreamUse.Neutral,
        _ => StreamUse.HandsOn,
    };

    private static StreamUse UseBy(string method) => method switch
    {
        "ReadAsync" => StreamUse.Opens,
        "DisposeAsync" or "ToCompletionAsync" or "ToAnswerAsync" => StreamUse.Disposes,
        "GetAsyncEnumerator" => StreamUse.HandsOn,
        _ => StreamUse.Neutral,
    };

    private static StreamUse UseOfResult(IOperation result) => Operations.User(result) switch
    {
        IPropertyReferenceOperation { Property.Name: "Value" } value => UseOf(value),
        IPropertyReferenceOperation => StreamUse.Neutral,
        IInvocationOperation { TargetMethod.Name: "GetValueOrThrow" } value => UseOf(value),
        _ => StreamUse.HandsOn,
    };
}
