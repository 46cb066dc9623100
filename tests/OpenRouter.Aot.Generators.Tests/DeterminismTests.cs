using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpenRouter.Aot.Generators.Tests.Harness;

namespace OpenRouter.Aot.Generators.Tests;

/// <summary>The same sources give the same bytes: in whichever order the compiler has them, and wherever the machine stands.</summary>
public class DeterminismTests
{
    private static readonly GoldenCase[] Good = [.. GoldenCase.All];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_order_of_the_sources_does_not_count(int seed)
    {
        SyntaxTree[] trees = [.. Trees().Append(Second()).Append(First())];
        SyntaxTree[] shuffled = [.. trees];
        new Random(seed).Shuffle(shuffled);

        Assert.Equal(Output(Sources.Compile(trees)), Output(Sources.Compile(shuffled)));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    public void The_culture_does_not_count(string culture)
    {
        CSharpCompilation compilation = Sources.Compile(Trees());
        string expected = Output(compilation);
        CultureInfo before = CultureInfo.CurrentCulture, beforeOfTexts = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Output(compilation));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeOfTexts);
        }
    }

    [Fact]
    public void The_cultures_differ_from_none()
    {
        Assert.Equal("ı", "I".ToLower(CultureInfo.GetCultureInfo("tr-TR")));
        Assert.NotEqual("-1", (-1).ToString(CultureInfo.GetCultureInfo("fa-IR")));
    }

    // In a namespace each, the cases fit into one compilation.
    private static IEnumerable<SyntaxTree> Trees() => Good.SelectMany(one => one.Compile().SyntaxTrees).DistinctBy(tree => tree.FilePath);

    private static string Output(CSharpCompilation compilation)
    {
        string output = GoldenCase.Output(GeneratorRun.Of(compilation));
        Assert.NotEmpty(output);
        Assert.DoesNotContain('\r', output);
        return output;
    }

    // One type in two files: the order on the wire, or of keys, must not be the order of the files on a command line.
    private static SyntaxTree First() => Sources.Tree("First.cs", """
        namespace OpenRouter.Aot.Cases;
        public partial class Spread { public partial int? A { get; set; } public partial int? B { get; set; } }
        public partial class SpreadSchema { public int A { get; set; } public int B { get; set; } }
        partial class SpreadTools { [OpenRouterTool("a", "A")] public void A() { } [OpenRouterTool("b", "B")] public static void B() { } }
        [OpenRouterKey("late", File = "late.key")] [OpenRouterModel("late", "openai/gpt-5")] public static partial class SpreadPool;
        """);

    private static SyntaxTree Second() => Sources.Tree("Second.cs", """
        namespace OpenRouter.Aot.Cases;
        [JsonModel] public partial class Spread { public partial int? C { get; set; } public partial int? D { get; set; } }
        [OpenRouterSchema] public partial class SpreadSchema { public int C { get; set; } public int D { get; set; } }
        partial class SpreadTools { [OpenRouterTool("c", "C")] public void C() { } [OpenRouterTool("d", "D")] public static void D() { } }
        [OpenRouterKeyPool] [OpenRouterKey("early", File = "early.key")] [OpenRouterModel("early", "openai/gpt-5")] public static partial class SpreadPool;
        """);
}
