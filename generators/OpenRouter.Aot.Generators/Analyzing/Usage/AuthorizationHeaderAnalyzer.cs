using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.Generators.Analyzing;

/// <summary>Finds requests that set the header in which a key travels, and which the options therefore refuse.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AuthorizationHeaderAnalyzer() : UsageAnalyzer(UsageRules.AuthorizationHeader)
{
    private const string Header = "Authorization";

    private protected override void Register(CompilationStartAnalysisContext context, ClientTypes types) =>
        context.RegisterOperationAction(operation => Analyze(operation, types), OperationKind.SimpleAssignment);

    private void Analyze(OperationAnalysisContext context, ClientTypes types)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is not IPropertyReferenceOperation { Property: { Name: "Headers", ContainingType.Name: "RequestOptions" } property } || !types.IsOfLibrary(property))
            return;
        foreach (IArgumentOperation argument in assignment.Value.Descendants().OfType<IArgumentOperation>())
        {
            if (argument is { Parameter.Ordinal: 0, Value.ConstantValue: { HasValue: true, Value: string name } } && name.Equals(Header, StringComparison.OrdinalIgnoreCase))
                Report(context, argument.Value.Syntax.GetLocation(), null, name);
        }
    }
}
