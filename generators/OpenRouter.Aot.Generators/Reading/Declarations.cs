using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>What must hold of a type to which a part is added, and of its members.</summary>
internal static class Declarations
{
    /// <summary>Reports each of the type and of those around it that is not partial.</summary>
    public static void CheckPartial(INamedTypeSymbol type, DiagnosticDescriptor rule, MistakeList mistakes, CancellationToken cancellationToken)
    {
        foreach (INamedTypeSymbol one in Containers(type))
        {
            foreach (SyntaxReference reference in one.DeclaringSyntaxReferences)
            {
                if (reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax syntax && !syntax.Modifiers.Any(SyntaxKind.PartialKeyword))
                    mistakes.Add(rule, syntax.Identifier.GetLocation(), FixHints.OnlyPartial, one.Name, type.Name);
            }
        }
    }

    /// <summary>The member of a name that somebody declared; null without one. An analyzer sees those that were generated as well.</summary>
    public static ISymbol? MemberOf(INamedTypeSymbol type, string name, string generatedFileEnd) => type.GetMembers(name).FirstOrDefault(member =>
        member.Locations.Any(place => place.SourceTree?.FilePath.EndsWith(generatedFileEnd, StringComparison.Ordinal) != true));

    /// <summary>Whether a generated member hides one of a base type, which must be said: one that is there, or that is generated there too.</summary>
    public static bool Hides(INamedTypeSymbol type, string name, Func<INamedTypeSymbol, bool> gains)
    {
        for (INamedTypeSymbol? one = type.BaseType; one is { SpecialType: SpecialType.None }; one = one.BaseType)
        {
            if (gains(one) || one.GetMembers(name).Any(member => member.DeclaredAccessibility != Accessibility.Private))
                return true;
        }

        return false;
    }

    /// <summary>Whether the type or one around it has parameters, so that it is many types and not one.</summary>
    public static bool IsGeneric(INamedTypeSymbol type) => Containers(type).Any(one => one.TypeParameters.Length > 0);

    /// <summary>Whether code elsewhere cannot name the type.</summary>
    public static bool IsOfOneFile(INamedTypeSymbol type) => Containers(type).Any(one => one.IsFileLocal);

    private static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? one = type; one is not null; one = one.ContainingType)
            yield return one;
    }
}
