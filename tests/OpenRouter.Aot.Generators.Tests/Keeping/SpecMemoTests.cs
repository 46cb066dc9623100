using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpenRouter.Aot.Generators.Tests.Harness;

namespace OpenRouter.Aot.Generators.Tests.Keeping;

/// <summary>What is read again after an edit: what was read from an edited file, everything once a declaration has changed, and else nothing.</summary>
public class SpecMemoTests
{
    private static readonly string[] Everything = ["Holder", "Lone", "Part"];

    [Theory]
    [InlineData("Other.cs", "return 1;", "return 2;", "")]
    [InlineData("Other.cs", "// comment", "", "")]
    [InlineData("Other.cs", "= 5", "= 6", "")]
    [InlineData("Lone.cs", "=> 1", "=> 2", "Lone")]
    [InlineData("Lone.cs", "Range(1, 2)", "Range(1, 3)", "Lone")]
    [InlineData("Part.cs", "a part is", "a piece is", "Holder,Part")]
    [InlineData("Choice.cs", "// comment", "", "Holder")]
    [InlineData("Base.cs", "=> 1", "=> 2", "Holder,Part")]
    [InlineData("Other.cs", "const int Most = 9", "const int Most = 8", "*")]
    [InlineData("Choice.cs", "Second", "Second = 4", "*")]
    [InlineData("Other.cs", "int Own()", "long Own()", "*")]
    [InlineData("Other.cs", "class Other", "[Obsolete] class Other", "*")]
    [InlineData("Other.cs", "// comment", "[assembly: System.Reflection.AssemblyTitle(\"a\")]", "*")]
    [InlineData("Title.cs", "\"a\"", "\"b\"", "*")]
    public void An_edit_reads_again_what_it_may_have_changed(string path, string before, string after, string read)
    {
        CSharpCompilation compilation = Compile();
        var generator = new CountingGenerator();
        GeneratorRun run = GeneratorRun.Of(compilation, [generator.AsSourceGenerator()]);
        Assert.Equal(Everything, generator.TakeRead());

        CSharpCompilation edited = Edit(compilation, path, before, after);
        run = run.Then(edited);
        Assert.Equal(read == "*" ? Everything : read.Split(',', StringSplitOptions.RemoveEmptyEntries), generator.TakeRead());

        // What was known once is known again.
        run.Then(compilation);
        Assert.Empty(generator.TakeRead());
        GC.KeepAlive(edited);
    }

    public static TheoryData<string> Changes { get; } = ["a file more", "a file less", "files in another order", "another name", "other options", "other references"];

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_of_the_whole_reads_everything_again(string change)
    {
        CSharpCompilation compilation = Compile();
        var generator = new CountingGenerator();
        GeneratorRun run = GeneratorRun.Of(compilation, [generator.AsSourceGenerator()]);
        generator.TakeRead();

        SyntaxTree[] trees = [.. compilation.SyntaxTrees];
        run.Then(change switch
        {
            "a file more" => compilation.AddSyntaxTrees(Sources.Tree("New.cs", "")),
            "a file less" => compilation.RemoveSyntaxTrees(trees[^1]),
            "files in another order" => compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees.Reverse()),
            "another name" => compilation.WithAssemblyName("Another"),
            "other options" => compilation.WithOptions(compilation.Options.WithNullableContextOptions(NullableContextOptions.Disable)),
            _ => compilation.WithReferences(compilation.References.Skip(1).Append(compilation.References.First())),
        });

        Assert.Equal(Everything, generator.TakeRead());
    }

    [Fact]
    public void Two_programs_in_turn_are_both_known()
    {
        CSharpCompilation one = Compile(), other = Compile().WithAssemblyName("Other");
        var generator = new CountingGenerator();
        ISourceGenerator[] generators = [generator.AsSourceGenerator()];
        _ = (GeneratorRun.Of(one, generators), GeneratorRun.Of(other, generators));
        generator.TakeRead();
        for (int i = 0; i < 3; i++)
        {
            one = Edit(one, "Other.cs", $"return {i + 1};", $"return {i + 2};");
            other = Edit(other, "Lone.cs", $"=> {i + 1}", $"=> {i + 2}");
            GeneratorRun.Of(one, generators);
            Assert.Empty(generator.TakeRead());
            GeneratorRun.Of(other, generators);
            Assert.Equal(["Lone"], generator.TakeRead());
        }
    }

    [Fact]
    public void Many_threads_read_what_one_would()
    {
        ISourceGenerator[] generators = [.. GeneratorRun.Create()];
        CSharpCompilation compilation = Compile();
        CSharpCompilation[] edited = [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0
            ? Edit(compilation, "Other.cs", "return 1;", $"return {i};")
            : Edit(compilation, "Lone.cs", "Range(1, 2)", $"Range(1, {i + 2})"))];
        string[] expected = [.. edited.Select(one => Text(GeneratorRun.Of(one.WithAssemblyName("Alone"))))];

        Parallel.For(0, edited.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => Assert.Equal(expected[i], Text(GeneratorRun.Of(edited[i].Clone(), generators))));
    }

    [Fact]
    public void No_compilation_is_kept_alive()
    {
        ISourceGenerator[] generators = [.. GeneratorRun.Create(), new CountingGenerator().AsSourceGenerator()];

        WeakReference compilation = RunOnce(generators);
        for (int i = 0; i < 10 && compilation.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(compilation.IsAlive);
        GC.KeepAlive(generators);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunOnce(ISourceGenerator[] generators)
    {
        CSharpCompilation compilation = Compile();
        Assert.NotEmpty(GeneratorRun.Of(compilation, generators).GeneratedSources);
        return new WeakReference(compilation);
    }

    private static string Text(GeneratorRun run) => string.Join("\n", run.GeneratedSources.Select(one => one.HintName + one.SourceText));

    private static CSharpCompilation Edit(CSharpCompilation compilation, string path, string before, string after)
    {
        SyntaxTree old = compilation.SyntaxTrees.Single(tree => tree.FilePath == path);
        Assert.Contains(before, old.ToString(), StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(old, Sources.Tree(path, old.ToString().Replace(before, after, StringComparison.Ordinal)));
    }

    private static CSharpCompilation Compile() => Sources.Compile(
        isInternal: false,
        Sources.Tree("Holder.cs", "namespace OpenRouter.Aot.Demo; [OpenRouterSchema] public partial record Holder(Part Part, Choice? Choice);"),
        Sources.Tree("Part.cs", "namespace OpenRouter.Aot.Demo; /// <summary>What a part is.</summary>\n[OpenRouterSchema] public partial class Part : Base;"),
        Sources.Tree("Base.cs", "namespace OpenRouter.Aot.Demo; public class Base { public int Number { get; set; } int Own() => 1; }"),
        Sources.Tree("Choice.cs", "namespace OpenRouter.Aot.Demo; // comment\npublic enum Choice { First, Second }"),
        Sources.Tree("Lone.cs", """
            using System.ComponentModel.DataAnnotations;
            namespace OpenRouter.Aot.Demo;
            [OpenRouterSchema] public partial record Lone([property: Range(1, 2)] int Number) { int Own() => 1; }
            """),
        Sources.Tree("Title.cs", "[assembly: System.Reflection.AssemblyCompany(\"a\")]"),
        Sources.Tree("Other.cs", """
            using System;
            // comment
            namespace OpenRouter.Aot.Demo { class Other { const int Most = 9; int field = 5; int Own() { return 1; } } }
            """));
}
