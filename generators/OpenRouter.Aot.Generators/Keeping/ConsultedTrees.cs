using Microsoft.CodeAnalysis;
using OpenRouter.Aot.Generators.Reading;

namespace OpenRouter.Aot.Generators.Keeping;

/// <summary>
/// Finds the trees that a marked type is read from: its own and those of the types around it and below it, of what its members and tools are of, and of the
/// attributes at all of these. One too many costs a reading; one that is missing would leave a generated file as it was.
/// </summary>
internal sealed class ConsultedTrees
{
    private readonly HashSet<INamedTypeSymbol> types = new(SymbolEqualityComparer.Default);
    private readonly HashSet<SyntaxTree> trees = [];

    private readonly Compilation compilation;

    private ConsultedTrees(Compilation compilation) => this.compilation = compilation;

    /// <summary>The trees of a marked type, or of a class with marked methods.</summary>
    public static IReadOnlyCollection<SyntaxTree> Of(INamedTypeSymbol type, Compilation compilation)
    {
        var consulted = new ConsultedTrees(compilation);
        consulted.Add(type);
        foreach (IMethodSymbol tool in ToolClassReader.MethodsOf(type))
        {
            consulted.AddParameters(tool, withTypes: true);
            consulted.Add(tool.ReturnType);
        }

        return consulted.trees;
    }

    private void Add(ITypeSymbol? type)
    {
        if (type is IArrayTypeSymbol array)
            Add(array.ElementType);
        if (type is not INamedTypeSymbol named)
            return;
        foreach (ITypeSymbol argument in named.TypeArguments)
            Add(argument);
        if (named.DeclaringSyntaxReferences.IsEmpty || !types.Add(named.OriginalDefinition))
            return;
        // Of what need not be read, no symbol need be touched.
        if (KnownSchemas.TreesOf(named, compilation) is { } known)
            trees.UnionWith(known);
        else
            AddDeclared(named.OriginalDefinition);
    }

    private void AddDeclared(INamedTypeSymbol type)
    {
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
            trees.Add(reference.SyntaxTree);
        AddAttributes(type);
        Add(type.ContainingType);
        Add(type.BaseType);
        foreach (ISymbol member in type.GetMembers())
            AddMember(member);
    }

    private void AddMember(ISymbol member)
    {
        switch (member)
        {
            case IPropertySymbol property:
                AddAttributes(property);
                Add(property.Type);
                break;
            case IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum }:
                AddAttributes(member);
                break;
            // What its parameters are of is what properties are of, or nothing that is read.
            case IMethodSymbol { MethodKind: MethodKind.Constructor } constructor:
                AddAttributes(constructor);
                AddParameters(constructor, withTypes: false);
                break;
        }
    }

    private void AddParameters(IMethodSymbol method, bool withTypes)
    {
        AddAttributes(method);
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            AddAttributes(parameter);
            if (withTypes)
                Add(parameter.Type);
        }
    }

    // An attribute that somebody declares again, as one does for older frameworks, says itself how its arguments are read.
    private void AddAttributes(ISymbol symbol)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
            Add(attribute.AttributeClass);
    }
}
