using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpenRouter.Aot.Generators.Model;
using OpenRouter.Aot.Generators.Tests.Harness;

namespace OpenRouter.Aot.Generators.Tests;

/// <summary>What an edit writes anew of schemas and tools: what it changed, wherever that stands, and nothing else.</summary>
public class SchemaAndToolCachingTests
{
    [Fact]
    public void The_same_sources_write_nothing_anew()
    {
        CSharpCompilation compilation = Compile();
        GeneratorRun run = GeneratorRun.Of(compilation);

        Assert.Equal(3, run.Reasons(TrackingNames.SchemaTypes).Count());
        Assert.Equal(2, run.Reasons(TrackingNames.ToolClasses).Count());
        run.AssertNothingNewIn(compilation.Clone());
    }

    [Theory]
    [InlineData("Other.cs", "return 1;", "return 2;")]
    [InlineData("Holder.cs", "// before", "// moved\n\n")]
    [InlineData("Holder.cs", "=> 1;", "=> 2;")]
    [InlineData("Tools.cs", "=> 2;", "=> 3;")]
    [InlineData("Tools.cs", "// before", "// moved\n\n")]
    [InlineData("More.cs", "// before", "// moved\n\n")]
    public void An_edit_that_says_nothing_of_them_writes_nothing_anew(string path, string before, string after)
    {
        GeneratorRun again = Edit(path, before, after);

        Assert.All(TrackingNames.Tools.SelectMany(again.Reasons), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        Assert.All(again.SourceReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Theory]
    [InlineData("Holder.cs", "int Number", "int Count", "Holder")]
    [InlineData("Holder.cs", "of a holder", "of another", "Holder")]
    [InlineData("Lone.cs", "Range(1, 2)", "Range(1, 3)", "Lone")]
    [InlineData("Tools.cs", "\"first\"", "\"one\"", "Tools")]
    [InlineData("More.cs", "int count", "long count", "Tools")]
    [InlineData("Lone.cs", "\"lone\"", "\"alone\"", "LoneTools")]
    public void An_edit_writes_what_it_changed_anew_and_nothing_else(string path, string before, string after, string changed) =>
        AssertChanged(Edit(path, before, after), changed);

    /// <summary>The schema of a type is part of those around it.</summary>
    [Theory]
    [InlineData("Part.cs", "string Text", "string? Text")]
    [InlineData("Part.cs", "of a part", "of another")]
    public void An_edit_of_a_type_writes_anew_what_it_is_part_of(string path, string before, string after) =>
        AssertChanged(Edit(path, before, after), "Holder", "Part", "Tools");

    [Fact]
    public void An_edit_of_an_enumeration_writes_anew_what_it_is_part_of() => AssertChanged(Edit("Choice.cs", "Second", "Third"), "Holder");

    private static void AssertChanged(GeneratorRun run, params string[] changed)
    {
        foreach (string name in (string[])["Holder", "Part", "Lone", "Tools", "LoneTools"])
        {
            IncrementalStepRunReason reason = run.OutputReason(input => input is SchemaTypeSpec type && type.Name == name || input is ToolClassSpec tools && tools.Name == name);
            Assert.Equal(changed.Contains(name) ? IncrementalStepRunReason.Modified : IncrementalStepRunReason.Cached, reason);
        }
    }

    private static GeneratorRun Edit(string path, string before, string after)
    {
        CSharpCompilation compilation = Compile();
        SyntaxTree old = compilation.SyntaxTrees.Single(tree => tree.FilePath == path);
        string text = old.ToString();
        Assert.Contains(before, text, StringComparison.Ordinal);
        SyntaxTree edited = Sources.Tree(path, text.Replace(before, after, StringComparison.Ordinal));
        return GeneratorRun.Of(compilation).Then(compilation.ReplaceSyntaxTree(old, edited));
    }

    private static CSharpCompilation Compile() => Sources.Compile(
        isInternal: false,
        Sources.Tree("Holder.cs", """
            namespace OpenRouter.Aot.Demo;
            // before
            /// <summary>A description of a holder.</summary>
            [OpenRouterSchema] public partial record Holder(Part Part, int Number, Choice Choice) { int Own() => 1; }
            """),
        Sources.Tree("Part.cs", """
            namespace OpenRouter.Aot.Demo;
            /// <summary>A description of a part.</summary>
            [OpenRouterSchema] public partial record Part(string Text);
            """),
        Sources.Tree("Choice.cs", "namespace OpenRouter.Aot.Demo; public enum Choice { First, Second }"),
        Sources.Tree("Lone.cs", """
            using System.ComponentModel.DataAnnotations;
            namespace OpenRouter.Aot.Demo;
            [OpenRouterSchema] public partial record Lone([property: Range(1, 2)] int Number);
            public static partial class LoneTools { [OpenRouterTool("lone", "Alone")] public static void Run() { } }
            """),
        Sources.Tree("Tools.cs", """
            namespace OpenRouter.Aot.Demo;
            // before
            public static partial class Tools { [OpenRouterTool("first", "Takes a part")] public static int Run(Part part) => 2; }
            """),
        Sources.Tree("More.cs", """
            namespace OpenRouter.Aot.Demo;
            // before
            partial class Tools { [OpenRouterTool("second", "Takes a number")] public static void Count(int count) { } }
            """),
        Sources.Tree("Other.cs", "namespace OpenRouter.Aot.Demo; class Other { int Own() { return 1; } }"));
}
