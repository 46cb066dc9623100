using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.CodeFixes;

/// <summary>Makes a marked type partial where that alone is missing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MakePartialFix() : RuleFix(JsonRules.NotPartial, SchemaRules.NotPartial, ToolRules.NotPartial)
{
    private protected override string TitleOf(Diagnostic diagnostic) => "Make the type partial";

    private protected override (SyntaxNode Before, SyntaxNode After)? Edit(SyntaxNode node, Diagnostic diagnostic, SyntaxGenerator generator) =>
        diagnostic.Properties.ContainsKey(FixHints.AddPartial) && node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
            ? (type, generator.WithModifiers(type, generator.GetModifiers(type).WithPartial(true)))
            : null;
}
