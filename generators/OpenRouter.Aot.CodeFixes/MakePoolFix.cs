using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.CodeFixes;

/// <summary>Makes the class of a pool static and partial, and the types around it partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MakePoolFix() : RuleFix(PoolRules.NotStaticPartial)
{
    private protected override string TitleOf(Diagnostic diagnostic) => "Make the pool a static partial class";

    private protected override (SyntaxNode Before, SyntaxNode After)? Edit(SyntaxNode node, Diagnostic diagnostic, SyntaxGenerator generator)
    {
        if (!diagnostic.Properties.ContainsKey(FixHints.AddStaticPartial) || node.FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } pool)
            return null;
        TypeDeclarationSyntax[] types = [.. pool.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()];
        SyntaxNode outermost = types[types.Length - 1];
        return (outermost, outermost.ReplaceNodes(types, (type, inside) => generator.WithModifiers(inside, Modifiers(type, pool, generator))));
    }

    private static DeclarationModifiers Modifiers(SyntaxNode type, SyntaxNode pool, SyntaxGenerator generator)
    {
        DeclarationModifiers partial = generator.GetModifiers(type).WithPartial(true);
        return type == pool ? partial.WithIsStatic(true).WithIsSealed(false).WithIsAbstract(false) : partial;
    }
}
