using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.CodeFixes;

/// <summary>Sets the most tokens of a request, on a line of its own where the other members have one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class SetTokenLimitFix() : RuleFix(UsageRules.NoTokenLimit)
{
    private const int Limit = 1000;

    private protected override string TitleOf(Diagnostic diagnostic) => FormattableString.Invariant($"Set {diagnostic.Properties[FixHints.SetLimit]} to {Limit}");

    private protected override (SyntaxNode Before, SyntaxNode After)? Edit(SyntaxNode node, Diagnostic diagnostic, SyntaxGenerator generator) =>
        node is BaseObjectCreationExpressionSyntax creation && diagnostic.Properties[FixHints.SetLimit] is { } member
            ? (creation, creation.Initializer is { } initializer ? creation.ReplaceNode(initializer, Add(initializer, Set(member))) : Start(creation, Set(member)))
            : null;

    private static ExpressionSyntax Set(string member) => SyntaxFactory.ParseExpression(FormattableString.Invariant($"{member} = {Limit}"));

    private static BaseObjectCreationExpressionSyntax Start(BaseObjectCreationExpressionSyntax creation, ExpressionSyntax set)
    {
        var braces = ((ImplicitObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression("new() { }")).Initializer!;
        InitializerExpressionSyntax initializer = Add(braces, set).WithTrailingTrivia(creation.GetTrailingTrivia());
        return creation is ObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 0 } named
            ? named.WithArgumentList(null).WithType(named.Type.WithTrailingTrivia(SyntaxFactory.Space)).WithInitializer(initializer)
            : creation.WithArgumentList(creation.ArgumentList!.WithTrailingTrivia(SyntaxFactory.Space)).WithInitializer(initializer);
    }

    private static InitializerExpressionSyntax Add(InitializerExpressionSyntax initializer, ExpressionSyntax set)
    {
        SeparatedSyntaxList<ExpressionSyntax> members = initializer.Expressions;
        if (members.Count == 0)
            return initializer.WithExpressions(SyntaxFactory.SingletonSeparatedList(set.WithTrailingTrivia(SyntaxFactory.Space)));

        ExpressionSyntax last = members[members.Count - 1];
        bool hasLines = last.GetLeadingTrivia().Any(SyntaxKind.WhitespaceTrivia);
        bool endsInComma = members.SeparatorCount == members.Count;
        SyntaxTriviaList end = endsInComma ? members.GetSeparator(members.Count - 1).TrailingTrivia : last.GetTrailingTrivia();
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken);
        ExpressionSyntax added = set.WithLeadingTrivia(hasLines ? last.GetLeadingTrivia().Where(one => one.IsKind(SyntaxKind.WhitespaceTrivia)) : []);

        IEnumerable<SyntaxNodeOrToken> before = members.GetWithSeparators().Take(2 * members.Count - 2);
        SyntaxNodeOrToken[] after = endsInComma
            ? [last, comma.WithTrailingTrivia(end), added, comma.WithTrailingTrivia(WithoutComments(end))]
            : [last.WithoutTrailingTrivia(), comma.WithTrailingTrivia(hasLines ? end : [SyntaxFactory.Space]), added.WithTrailingTrivia(WithoutComments(end))];
        return initializer.WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(SyntaxFactory.NodeOrTokenList(before.Concat(after))));
    }

    // A comment speaks of the member before it.
    private static IEnumerable<SyntaxTrivia> WithoutComments(SyntaxTriviaList trivia) =>
        trivia.Any(SyntaxKind.EndOfLineTrivia) ? trivia.Where(one => one.IsKind(SyntaxKind.EndOfLineTrivia)) : trivia.Where(one => one.IsKind(SyntaxKind.WhitespaceTrivia));
}
