using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpenRouter.Aot.Generators.Model;
using OpenRouter.Aot.Generators.Tests.Harness;

namespace OpenRouter.Aot.Generators.Tests;

/// <summary>What an edit writes anew of pools: the pool that it changed, wherever its attributes stand, and no other.</summary>
public class PoolCachingTests
{
    [Fact]
    public void The_same_sources_write_nothing_anew()
    {
        CSharpCompilation compilation = Compile();
        GeneratorRun run = GeneratorRun.Of(compilation);

        Assert.Equal(2, run.Reasons(TrackingNames.Pools).Count());
        run.AssertNothingNewIn(compilation.Clone());
    }

    [Theory]
    [InlineData("Other.cs", "return 1;", "return 2;")]
    [InlineData("Pool.cs", "// before", "// moved\n\n")]
    [InlineData("Pool.cs", "=> 1;", "=> 2;")]
    [InlineData("Part.cs", "// before", "// moved\n\n")]
    public void An_edit_that_says_nothing_of_pools_writes_nothing_anew(string path, string before, string after)
    {
        GeneratorRun again = Edit(path, before, after);

        Assert.All(again.Reasons(TrackingNames.Pools), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        Assert.All(again.SourceReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Theory]
    [InlineData("Pool.cs", "Weight = 2", "Weight = 3")]
    [InlineData("Pool.cs", "CooldownSeconds = 60", "CooldownSeconds = 30")]
    [InlineData("Part.cs", "\"B\"", "\"C\"")]
    [InlineData("Constant.cs", "openai/gpt-5-mini", "openai/gpt-5-nano")]
    public void An_edit_of_a_pool_writes_it_anew_and_no_other(string path, string before, string after)
    {
        GeneratorRun again = Edit(path, before, after);

        Assert.Equal(IncrementalStepRunReason.Modified, again.OutputReason(input => input is PoolSpec pool && pool.Place.FullName == "Demo.Pool"));
        Assert.Equal(IncrementalStepRunReason.Cached, again.OutputReason(input => input is PoolSpec pool && pool.Place.FullName == "Demo.Other"));
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
        Sources.Tree("Pool.cs", """
            namespace Demo;
            // before
            [OpenRouter.Aot.OpenRouterKeyPool(CooldownSeconds = 60)]
            [OpenRouter.Aot.OpenRouterKey("a", EnvironmentVariable = "A", Weight = 2)]
            [OpenRouter.Aot.OpenRouterModel("chat", Names.Chat)]
            public static partial class Pool { private static int Own() => 1; }
            """),
        Sources.Tree("Part.cs", """
            namespace Demo;
            // before
            [OpenRouter.Aot.OpenRouterKey("b", EnvironmentVariable = "B")]
            public static partial class Pool;
            """),
        Sources.Tree("Constant.cs", "namespace Demo; public static class Names { public const string Chat = \"openai/gpt-5-mini\"; }"),
        Sources.Tree("Other.cs", """
            namespace Demo;
            [OpenRouter.Aot.OpenRouterKeyPool]
            [OpenRouter.Aot.OpenRouterKey("a", EnvironmentVariable = "A")]
            public static partial class Other { private static int Own() { return 1; } }
            """));
}
