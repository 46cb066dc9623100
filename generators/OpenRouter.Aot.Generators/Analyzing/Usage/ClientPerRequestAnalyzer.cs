using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.Generators.Analyzing;

/// <summary>Finds clients that are made where a request is made, and used up there.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClientPerRequestAnalyzer() : UsageAnalyzer(UsageRules.ClientPerRequest)
{
    private protected override void Register(CompilationStartAnalysisContext context, ClientTypes types)
    {
        context.RegisterOperationAction(operation => Analyze(operation, types), OperationKind.ObjectCreation, OperationKind.Invocation);
    }

    private void Analyze(OperationAnalysisContext context, ClientTypes types)
    {
        if (types.IsClient(context.Operation.Type) && Makes(context.Operation, types)
            && IsUsedUp(context.Operation) && PlaceOf(context.Operation, context.ContainingSymbol) is { } place)
        {
            Report(context, context.Operation.Syntax.GetLocation(), null, place);
        }
    }

    private static bool Makes(IOperation operation, ClientTypes types) => operation switch
    {
        IInvocationOperation { TargetMethod: { IsStatic: true } method } =>
            types.IsClient(method.ContainingType) || method.Name == "CreateClient" && method.ContainingType.GetAttributes().Any(IsPool),
        _ => operation is IObjectCreationOperation,
    };

    private static bool IsPool(AttributeData attribute) => attribute.AttributeClass?.Name == "OpenRouterKeyPoolAttribute";

    /// <summary>Whether nobody else gets the client: it is kept nowhere, and handed to nobody.</summary>
    private static bool IsUsedUp(IOperation client) => Operations.DeclaredLocal(client) is { } local
        ? Operations.References(Operations.Body(client), local).All(IsOwnUse)
        : IsOwnUse(client);

    private static bool IsOwnUse(IOperation client)
    {
        IOperation? user = Operations.User(client);
        return user is IUsingOperation || Operations.IsInstanceOf(client, user);
    }

    private static string? PlaceOf(IOperation client, ISymbol containing)
    {
        IOperation inner = client;
        for (IOperation? outer = client.Parent; outer is not null; inner = outer, outer = outer.Parent)
        {
            switch (outer)
            {
                case ILoopOperation when !IsBefore(inner, outer):
                    return "in a loop";
                case IAnonymousFunctionOperation:
                    return HandlerMethod(outer) is { } map ? $"for each request that '{map}' handles" : null;
                case ILocalFunctionOperation:
                    return null;
            }
        }

        if (containing is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
            return null;
        return IsController(method.ContainingType) ? $"for each request that '{method.Name}' handles"
            : IsAsking(client, method) ? $"at each call of '{method.Name}'"
            : null;
    }

    // What a loop goes over is evaluated once.
    private static bool IsBefore(IOperation part, IOperation loop) => loop switch
    {
        IForEachLoopOperation each => each.Collection == part,
        IForLoopOperation counted => counted.Before.Contains(part),
        _ => false,
    };

    private static string? HandlerMethod(IOperation function)
    {
        IOperation? user = function.Parent;
        while (user is IDelegateCreationOperation or IConversionOperation)
            user = user.Parent;
        return user is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } }
            && method.Name.StartsWith("Map", StringComparison.Ordinal)
            && method.ContainingNamespace.ToDisplayString().StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            ? method.Name
            : null;
    }

    private static bool IsController(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? one = type; one is not null; one = one.BaseType)
        {
            if (one.Name == "ControllerBase" && one.ContainingNamespace.ToDisplayString() == "Microsoft.AspNetCore.Mvc")
                return true;
        }

        return false;
    }

    /// <summary>Whether the method is one that others call with what to ask: it hands one of its parameters to the client.</summary>
    private static bool IsAsking(IOperation client, IMethodSymbol method)
    {
        if (!method.IsAsync || method.Name == "Main" || !method.Parameters.Any(IsQuestion))
            return false;
        ILocalSymbol? local = Operations.DeclaredLocal(client);
        return Operations.Body(client).Descendants().Any(one => one is IInvocationOperation call
            && IsOf(call.Instance, client, local)
            && call.Arguments.Any(argument => argument.Descendants().Any(part => part is IParameterReferenceOperation { Parameter: var parameter } && IsQuestion(parameter))));
    }

    private static bool IsQuestion(IParameterSymbol parameter) => parameter.Type.Name is not ("CancellationToken" or "RequestOptions");

    // Not by way of Bulk: many requests at once are worth a client.
    private static bool IsOf(IOperation? instance, IOperation client, ILocalSymbol? local)
    {
        while (instance is IPropertyReferenceOperation { Property.Name: not "Bulk" } property)
            instance = property.Instance;
        return instance == client || instance is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);
    }
}
