using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.Generators.Analyzing;

/// <summary>Finds requests that are made without a limit of tokens, as far as their method shows.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TokenLimitAnalyzer() : UsageAnalyzer(UsageRules.NoTokenLimit)
{
    private const string MaxTokens = "MaxTokens";

    // What the API calls its limit, first the member to set, with others that set it too.
    private static readonly ImmutableArray<(string Request, ImmutableArray<string> Limits)> Requests =
    [
        ("OpenRouter.Aot.ChatRequest", [MaxTokens, "MaxCompletionTokens"]),
        ("OpenRouter.Aot.Completions.CompletionRequest", [MaxTokens]),
        ("OpenRouter.Aot.Responses.ResponseRequest", ["MaxOutputTokens"]),
        ("OpenRouter.Aot.Messages.MessageRequest", [MaxTokens]),
    ];

    private protected override void Register(CompilationStartAnalysisContext context, ClientTypes types)
    {
        var limits = new Dictionary<INamedTypeSymbol, ImmutableArray<string>>(SymbolEqualityComparer.Default);
        foreach ((string request, ImmutableArray<string> names) in Requests)
        {
            if (context.Compilation.GetTypeByMetadataName(request) is { } type)
                limits.Add(type, names);
        }

        context.RegisterOperationAction(operation => Analyze(operation, types, limits), OperationKind.ObjectCreation);
    }

    private void Analyze(OperationAnalysisContext context, ClientTypes types, Dictionary<INamedTypeSymbol, ImmutableArray<string>> limits)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation.Type is not INamedTypeSymbol type || !limits.TryGetValue(type, out ImmutableArray<string> names)
            || SetsLimit(creation.Initializer, names) || IsLimitedLater(creation, types, names))
        {
            return;
        }

        Report(context, PlaceOf(creation.Syntax), FixHints.Only(FixHints.SetLimit, names[0]), type.Name, names[0]);
    }

    // Not the whole of a long initializer.
    private static Location PlaceOf(SyntaxNode creation) => creation switch
    {
        ObjectCreationExpressionSyntax named => Location.Create(named.SyntaxTree, TextSpan.FromBounds(named.SpanStart, named.Type.Span.End)),
        BaseObjectCreationExpressionSyntax other => other.NewKeyword.GetLocation(),
        _ => creation.GetLocation(),
    };

    private static bool SetsLimit(IObjectOrCollectionInitializerOperation? initializer, ImmutableArray<string> names) =>
        initializer?.Initializers.Any(one => one is IAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } && Limits(property, names)) == true;

    // Extra members may be the limit by its name on the wire.
    private static bool Limits(IPropertySymbol property, ImmutableArray<string> names) => names.Contains(property.Name) || property.Name == "Extra";

    // Where the request is known by a name, the limit may be set by that name; where the code's own methods get it, they may set it.
    private static bool IsLimitedLater(IObjectCreationOperation creation, ClientTypes types, ImmutableArray<string> names)
    {
        ISymbol? holder = HolderOf(creation);
        if (holder is null)
            return IsHandedOn(creation, types);
        return Operations.Body(creation).Descendants().Any(one => SymbolEqualityComparer.Default.Equals(NamedBy(one), holder)
            && (Operations.User(one) is IPropertyReferenceOperation { Property: var property } user && Operations.IsInstanceOf(one, user) && Limits(property, names)
                || IsHandedOn(one, types)));
    }

    private static ISymbol? HolderOf(IOperation value) => Operations.DeclaredLocal(value)
        ?? (Operations.User(value) is IAssignmentOperation assignment ? NamedBy(assignment.Target) : null);

    private static ISymbol? NamedBy(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member => member.Member,
        _ => null,
    };

    /// <summary>Whether the value goes to a method that is made for requests and is not the library's: it may well set what is missing.</summary>
    private static bool IsHandedOn(IOperation value, ClientTypes types) => Operations.User(value) is IArgumentOperation { Parameter: { } parameter }
        && !types.IsOfLibrary(parameter.ContainingSymbol)
        && parameter.OriginalDefinition.Type is INamedTypeSymbol type
        && types.IsOfLibrary(type);
}
