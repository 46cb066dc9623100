using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpenRouter.Aot.Generators.Tests.Harness;

namespace OpenRouter.Aot.Generators.Tests;

/// <summary>What the golden files cannot show of mistakes: that good code has none, that a pragma silences them, and what is written beside them.</summary>
public class DiagnosticTests
{
    public static TheoryData<string, string> Mistakes { get; } = new()
    {
        { "ORA001", "[JsonModel] public class [|Whole|];" },
        { "ORA002", "[JsonModel] public partial class Odd { public partial nint? [|Pointer|] { get; set; } }" },
        { "ORA003", "[JsonModel] public partial class Twice { public partial int? A { get; set; } [JsonName(\"a\")] public partial int? [|B|] { get; set; } }" },
        { "ORA004", "[JsonUnion] public readonly partial struct Twice { public partial int? A { get; } public partial long? [|B|] { get; } }" },
        { "ORA005", "[JsonModel] public partial class Taken { public partial int? [|Read|] { get; set; } }" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_reported_at_its_name(string id, string marked)
    {
        GeneratorRun run = Run(marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal));

        Diagnostic mistake = Assert.Single(run.Diagnostics);
        Assert.Equal(id, mistake.Id);
        Assert.Equal(DiagnosticSeverity.Error, mistake.Severity);
        // A place in a tree of the compilation, and not one put together again of numbers: no pragma reaches those.
        Assert.True(mistake.Location.IsInSource);
        Assert.Equal(marked.Split("[|")[1].Split("|]")[0], GoldenCase.TextAt(mistake));
        Assert.Empty(run.GeneratedSources);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_pragma_silences_a_mistake(string id, string marked)
    {
        string code = marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        GeneratorRun run = Run($"#pragma warning disable {id}\n{code}\n#pragma warning restore {id}");

        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public Task Good_code_has_no_mistake() =>
        Assert.AllAsync(GoldenCase.All, async one => Assert.Empty(await Analysis.ReportAsync(one.Compile())));

    /// <summary>While somebody types, nothing is whole; the generator must live through it, or all that it wrote disappears at each keystroke.</summary>
    [Theory]
    [InlineData("[JsonModel] public partial class A { [JsonName] public partial int? B { get; set; } }")]
    [InlineData("[JsonModel] public partial class A { [JsonName(] public partial int? B { get; set; } }")]
    [InlineData("[JsonModel] public partial class A { [JsonName(null!)] public partial int? B { get; set; } }")]
    [InlineData("[JsonModel] public partial class A { [JsonName(\"a<b\")] public partial int? B { get; set; } }")]
    [InlineData("[JsonModel] public partial class A { public partial Missing? B { get; set; } }")]
    [InlineData("[JsonModel] public partial class A { public partial B")]
    [InlineData("[JsonModel] public partial class A { public partial int? B { get; set; } public partial int? B { get; set; } }")]
    [InlineData("[JsonModel] public partial class { }")]
    [InlineData("[JsonModel] public partial class A; [JsonModel] public partial class A;")]
    [InlineData("[JsonModel, JsonUnion] public partial class A;")]
    [InlineData("[JsonModel] public partial class JsonModelBridge;")]
    [InlineData("[JsonModel(KeepsNulls = )] public partial class A;")]
    [InlineData("[JsonUnion] public partial struct A { public partial string B { get")]
    [InlineData("[JsonOpenEnum] public partial record struct A { public static partial A B { get; set; } }")]
    [InlineData("[JsonModel] public partial class A { /// <summary>a < b</summary>\n public partial int? B { get; set; } }")]
    [InlineData("[OpenRouterKeyPool(Strategy = )] public static partial class A;")]
    [InlineData("[OpenRouterKeyPool(Strategy = (KeyStrategy)7, BaseUrl = null, CooldownSeconds = \"a\")] public static partial class A;")]
    [InlineData("[OpenRouterKeyPool] [OpenRouterKeyPool] [OpenRouterKey()] [OpenRouterKey(null)] [OpenRouterKey(1)] public static partial class A;")]
    [InlineData("[OpenRouterKeyPool] [OpenRouterKey(\"a\", EnvironmentVariable = )] [OpenRouterKey(\"\", File = null)] public static partial class A;")]
    [InlineData("[OpenRouterKeyPool] [OpenRouterKey(\"a\", Weight = , Pace = \"b\"] public static partial class A;")]
    [InlineData("[OpenRouterKeyPool] [OpenRouterModel(\"a\")] [OpenRouterModel(\"b\", null)] [OpenRouterModel(\"c\", \"d\", null)] public static partial class A;")]
    [InlineData("[OpenRouterKeyPool] [OpenRouterModel(\"a\", \"b\", new[] { \"c\", 1 })] [OpenRouterModel(\"d\", \"e\", [])] public static partial class A;")]
    [InlineData("[OpenRouterKeyPool] [OpenRouterModel(fallbacks: [\"c\"], alias: \"a\")] [OpenRouterModel(model: )] public static partial class A;")]
    [InlineData("[OpenRouterKeyPool] [OpenRouterAccount] [OpenRouterAccount(null, MaxConcurrency = )] public static partial class A;")]
    [InlineData("[OpenRouterKeyPool] public static partial class")]
    [InlineData("[OpenRouterKeyPool] public static partial class A { public static partial class Keys")]
    [InlineData("[OpenRouterKeyPool] public partial struct A; [OpenRouterKey(\"a\")] public enum B { }")]
    [InlineData("[OpenRouterKeyPool] public static partial class A; [OpenRouterKeyPool] public static partial class A;")]
    [InlineData("[OpenRouterKey] public class A; [OpenRouterModel(] public class B;")]
    [InlineData("public class A { ModelRoute a = new(\"\", null, 1, ); ModelRoute b = new(new string[2]); ModelRoute c = new([..x]); ModelRoute d = \"a b\"")]
    [InlineData("[OpenRouterKeyPool] public record struct A; public class B { [OpenRouterKeyPool] [OpenRouterKey(\"a\")] class C { int d; } }")]
    public Task Nothing_throws_while_code_is_unfinished(string code) => Analysis.ReportAsync(Run(code));

    private static GeneratorRun Run(string code)
    {
        SyntaxTree tree = Sources.Tree("Mistake.cs", "namespace OpenRouter.Aot;\n" + code);
        return GeneratorRun.Of(Sources.Compile(tree));
    }
}
