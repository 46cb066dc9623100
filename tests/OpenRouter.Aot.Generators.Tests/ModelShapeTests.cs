using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OpenRouter.Aot.Generators.Model;
using OpenRouter.Aot.Generators.Tests.Harness;

namespace OpenRouter.Aot.Generators.Tests;

/// <summary>What the generator's steps hand on equals its like by value and holds nothing of the compiler's, whatever a case may show.</summary>
public class ModelShapeTests
{
    public static TheoryData<string> ModelTypes { get; } =
        [.. typeof(TypeSpec).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(TypeSpec).Namespace && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
            .Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(ModelTypes))]
    public void A_type_of_the_model_is_equal_by_value_to_its_bottom(string name) =>
        Assert.Empty(ModelShape.FindMistakes(typeof(TypeSpec).Assembly.GetType(name, throwOnError: true)!));

    [Fact]
    public void The_walk_sees_the_types_that_count()
    {
        Assert.Contains(typeof(TypeSpec).FullName!, ModelTypes.Select(row => row.Data));
        Assert.Contains(typeof(MemberSpec).FullName!, ModelTypes.Select(row => row.Data));
        Assert.Contains(typeof(ValueSpec).FullName!, ModelTypes.Select(row => row.Data));
    }

    [Theory]
    [InlineData(typeof(Holding<ISymbol>))]
    [InlineData(typeof(Holding<INamedTypeSymbol>))]
    [InlineData(typeof(Holding<SyntaxNode>))]
    [InlineData(typeof(Holding<ClassDeclarationSyntax>))]
    [InlineData(typeof(Holding<Location>))]
    [InlineData(typeof(Holding<CSharpCompilation>))]
    [InlineData(typeof(Holding<SemanticModel>))]
    [InlineData(typeof(Holding<Diagnostic>))]
    [InlineData(typeof(Holding<OfRoslyn>))]
    [InlineData(typeof(Holding<ImmutableArray<string>>))]
    [InlineData(typeof(Holding<string[]>))]
    [InlineData(typeof(Holding<List<string>>))]
    [InlineData(typeof(Holding<object>))]
    [InlineData(typeof(Holding<IEquatable<string>>))]
    [InlineData(typeof(Holding<Reference>))]
    [InlineData(typeof(Holding<Open>))]
    [InlineData(typeof(Holding<Holding<(int, Location?)>?>))]
    [InlineData(typeof(Holding<EquatableArray<Holding<ISymbol>>>))]
    public void A_mistake_would_be_seen(Type planted) => Assert.NotEmpty(ModelShape.FindMistakes(planted));

    [Theory]
    [InlineData(typeof(Holding<(string, EquatableArray<Holding<int?>>)>))]
    public void What_is_equal_by_value_passes(Type planted) => Assert.Empty(ModelShape.FindMistakes(planted));

    private sealed record Holding<T>(T Value);

    private sealed class Reference;

    private abstract record Open(string Value);

    private sealed class OfRoslyn : CSharpSyntaxWalker, IEquatable<OfRoslyn>
    {
        public bool Equals(OfRoslyn? other) => true;

        public override bool Equals(object? obj) => Equals(obj as OfRoslyn);

        public override int GetHashCode() => 0;
    }
}
