using Microsoft.CodeAnalysis;
using OpenRouter.Aot.Generators.Model;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>Reads a class that has methods with <c>[OpenRouterTool]</c>.</summary>
internal static class ToolClassReader
{
    /// <summary>How the name of a generated file ends.</summary>
    public const string FileEnd = ".Tools.g.cs";

    /// <summary>The member that is the set of the static tools.</summary>
    public const string All = "All";

    /// <summary>The method that makes the set of all tools of an instance.</summary>
    public const string Create = "CreateTools";

    /// <summary>The class that holds what is generated beside them.</summary>
    public const string Generated = "GeneratedTools";

    /// <summary>Reads it; null where a mistake leaves nothing to generate.</summary>
    /// <param name="type">The class.</param>
    /// <param name="compilation">The compilation that it is of.</param>
    /// <param name="mistakes">Takes its mistakes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static ToolClassSpec? Read(INamedTypeSymbol type, Compilation compilation, MistakeList mistakes, CancellationToken cancellationToken)
    {
        IReadOnlyList<IMethodSymbol> methods = MethodsOf(type);
        // While they are typed, they may have no name yet, or no class.
        if (methods.Count == 0 || !type.CanBeReferencedByName)
            return null;
        if (WhyNot(type) is { } reason)
        {
            foreach (IMethodSymbol method in methods)
                mistakes.Add(ToolRules.NoTool, method, method.Name, reason);
            return null;
        }

        Declarations.CheckPartial(type, ToolRules.NotPartial, mistakes, cancellationToken);
        CheckNames(type, methods, mistakes);
        var reader = new ToolReader(compilation, mistakes, cancellationToken);
        var tools = new List<ToolSpec>();
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (IMethodSymbol method in methods)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reader.Read(method) is not { } tool)
                continue;
            if (seen.TryGetValue(tool.Name, out string? first))
                mistakes.Add(ToolRules.NameTwice, method, first, method.Name, tool.Name);
            else
                seen.Add(tool.Name, method.Name);
            tools.Add(tool);
        }

        if (mistakes.HasErrors)
            return null;
        bool hidesAll = Declarations.Hides(type, All, one => MethodsOf(one).Any(method => method.IsStatic));
        bool hidesCreate = Declarations.Hides(type, Create, one => MethodsOf(one).Any(method => !method.IsStatic));
        return new ToolClassSpec(TypePlaceReader.Read(type), hidesAll, hidesCreate, new EquatableArray<ToolSpec>(tools));
    }

    /// <summary>The methods that are tools, in the order of the source; several files in the order of their names.</summary>
    public static IReadOnlyList<IMethodSymbol> MethodsOf(INamedTypeSymbol type) =>
        [.. type.GetMembers().OfType<IMethodSymbol>()
            .Where(method => KnownAttributes.Own(method, AttributeNames.Tool) is not null)
            .OrderBy(method => method.Locations[0].SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(method => method.Locations[0].SourceSpan.Start)];

    private static string? WhyNot(INamedTypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Class)
            return $"is not in a class: move it from '{type.Name}' into one";
        if (Declarations.IsGeneric(type))
            return $"is in a class with type parameters, which is many classes: move it from '{type.Name}' into a plain one";
        return Declarations.IsOfOneFile(type) ? $"is in a class of one file alone, and the other part of '{type.Name}' stands in another" : null;
    }

    private static void CheckNames(INamedTypeSymbol type, IReadOnlyList<IMethodSymbol> methods, MistakeList mistakes)
    {
        string?[] needed = [Generated, methods.Any(method => method.IsStatic) ? All : null, methods.Any(method => !method.IsStatic) ? Create : null];
        foreach (string? name in needed)
        {
            if (name is not null && Declarations.MemberOf(type, name, FileEnd) is { } taken)
                mistakes.Add(ToolRules.NameTaken, taken, name, type.Name);
        }
    }
}
