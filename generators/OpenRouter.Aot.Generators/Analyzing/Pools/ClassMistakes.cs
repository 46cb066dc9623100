using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using OpenRouter.Aot.Generators.Reading;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.Generators.Analyzing;

/// <summary>Finds what is wrong with a pool's class itself.</summary>
internal static class ClassMistakes
{
    private static readonly string[] Generated = ["CreateOptions", "CreateClient", PoolReader.KeysClass, PoolReader.ModelsClass];

    public static void Find(PoolDeclaration declaration, AttributeArguments mark, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        INamedTypeSymbol type = declaration.Type;
        INamedTypeSymbol? obstacle = TypePlaceReader.FindObstacle(type, cancellationToken);
        if (obstacle is not null || !type.IsStatic || type.IsRecord)
        {
            bool isAround = type is { IsStatic: true } && obstacle is not null && !SymbolEqualityComparer.Default.Equals(obstacle, type);
            string wanted = isAround ? $"partial and not file-local, because it is around the pool '{type.Name}'" : "a static partial class that is not file-local";
            ImmutableDictionary<string, string?> hint = CanBecomePool(type) ? FixHints.Only(FixHints.AddStaticPartial) : ImmutableDictionary<string, string?>.Empty;
            report(Diagnostic.Create(PoolRules.NotStaticPartial, mark.DeclarationPlace, hint, (isAround ? obstacle! : type).Name, wanted));
        }

        foreach (ISymbol member in type.GetMembers().Where(IsInTheWay))
            report(Diagnostic.Create(PoolRules.NameTaken, member.Locations.First(IsWritten), member.Name));
        if (Generated.Contains(type.Name))
            report(Diagnostic.Create(PoolRules.NameTaken, mark.DeclarationPlace, type.Name));
        if (declaration.Keys.Count == 0)
            report(Diagnostic.Create(PoolRules.NoKeys, mark.Place, type.Name));
    }

    private static bool IsInTheWay(ISymbol member) => Generated.Contains(member.Name)
        && member.Locations.Any(IsWritten)
        && (member is not IMethodSymbol method || IsOfOurs(method));

    // A method of another shape is an overload.
    private static bool IsOfOurs(IMethodSymbol method) => method.Arity == 0
        && (method.Name == "CreateOptions" ? method.Parameters.Length == 0 : method.Parameters.Length == 1 && method.Parameters[0].Type.Name == "Action");

    private static bool IsWritten(Location place) => place.SourceTree is { } tree && !tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);

    // What a static class cannot have stands in the way of the fix.
    private static bool CanBecomePool(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? one = type; one is not null; one = one.ContainingType)
        {
            if (one.IsFileLocal)
                return false;
        }

        return type is { IsRecord: false, BaseType.SpecialType: SpecialType.System_Object, Interfaces.Length: 0 }
            && type.GetMembers().All(member => member.IsStatic || member.IsImplicitlyDeclared || member is INamedTypeSymbol);
    }
}
