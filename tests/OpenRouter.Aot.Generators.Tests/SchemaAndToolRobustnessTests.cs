using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpenRouter.Aot.Generators.Tests.Harness;

namespace OpenRouter.Aot.Generators.Tests;

/// <summary>What schemas and tools live through: code that is being typed, and projects that have no documentation.</summary>
public class SchemaAndToolRobustnessTests
{
    /// <summary>While somebody types, nothing is whole; generators and analyzers must live through it.</summary>
    [Theory]
    [InlineData("[OpenRouterSchema] public partial record A(")]
    [InlineData("[OpenRouterSchema] public partial record A(string")]
    [InlineData("[OpenRouterSchema] public partial record A(Missing B, Missing[] C, Missing<int>? D);")]
    [InlineData("[OpenRouterSchema] public partial record A(A B);")]
    [InlineData("[OpenRouterSchema] public partial record struct A(A[] B);")]
    [InlineData("[OpenRouterSchema] public partial struct A { public A B { get; set; } }")]
    [InlineData("[OpenRouterSchema] public partial record { }")]
    [InlineData("[OpenRouterSchema] public partial class A; [OpenRouterSchema] public partial class A;")]
    [InlineData("[OpenRouterSchema(Name = )] public partial class A;")]
    [InlineData("[OpenRouterSchema(Name = null, Description = null)] public partial class A;")]
    [InlineData("[OpenRouterSchema] public partial class A { public int B { get; set; } public int B { get; set; } }")]
    [InlineData("[OpenRouterSchema] public partial class A { public int B { get; set; } = }")]
    [InlineData("[OpenRouterSchema] public partial class A { public int B { get; set; } = missing; }")]
    [InlineData("[OpenRouterSchema] public partial class A : A { public int B { get; set; } }")]
    [InlineData("[OpenRouterSchema] public partial class A : B; [OpenRouterSchema] public partial class B : A;")]
    [InlineData("[OpenRouterSchema] public partial class A { public B C { get; set; } } public enum B { D = D }")]
    [InlineData("[OpenRouterSchema] public partial class A { public B C { get; set; } } public enum B { D = , E }")]
    [InlineData("[OpenRouterSchema, System.ComponentModel.Description] public partial class A; } namespace System.ComponentModel { class DescriptionAttribute(params string[] text) : Attribute;")]
    [InlineData("[OpenRouterSchema] public partial class A { [Range] public int B { get; set; } }")]
    [InlineData("[OpenRouterSchema] public partial class A { [Range(1)] public int B { get; set; } }")]
    [InlineData("[OpenRouterSchema] public partial class A { [Range(1, )] public int B { get; set; } }")]
    [InlineData("[OpenRouterSchema] public partial class A { [Range(typeof(int), null, null)] public int B { get; set; } }")]
    [InlineData("[OpenRouterSchema] public partial class A { [Range(typeof(int), \"a\", \"b\")] public int B { get; set; } }")]
    [InlineData("[OpenRouterSchema] public partial class A { [Range(double.NaN, double.PositiveInfinity)] public double B { get; set; } }")]
    [InlineData("[OpenRouterSchema] public partial class A { [RegularExpression(null)] public string B { get; set; } }")]
    [InlineData("[OpenRouterSchema] public partial class A { [AllowedValues] public string B { get; set; } }")]
    [InlineData("[OpenRouterSchema] public partial class A { [AllowedValues(null)] public string B { get; set; } }")]
    [InlineData("[OpenRouterSchema] public partial class A { [StringLength] [Length(1)] [MinLength] public string B { get; set; } }")]
    [InlineData("[OpenRouterSchema] public partial class A { [StringLength(-1)] [Length(-2, -1)] public string B { get; set; } }")]
    [InlineData("[OpenRouterSchema] public partial class A { [JsonPropertyName] [JsonIgnore(Condition = )] public string B { get; set; } }")]
    [InlineData("[OpenRouterSchema] public partial class A { [JsonPropertyName(null)] public string B { get; set; } }")]
    [InlineData("[OpenRouterSchema] public partial class A { [JsonPropertyName(\"\")] public string B { get; set; } }")]
    [InlineData("[OpenRouterSchema] public partial class A { [JsonPropertyName(\"\\ud800\")] public string B { get; set; } }")]
    [InlineData("/// <summary>a < b\n[OpenRouterSchema] public partial class A;")]
    [InlineData("/// <summary\n[OpenRouterSchema] public partial class A;")]
    [InlineData("/// <summary><see cref=\"</summary>\n[OpenRouterSchema] public partial class A;")]
    [InlineData("/// <summary><\n[OpenRouterSchema] public partial class A;")]
    [InlineData("/** <summary>\n[OpenRouterSchema] public partial class A;")]
    [InlineData("public static partial class A { [OpenRouterTool")]
    [InlineData("public static partial class A { [OpenRouterTool] }")]
    [InlineData("public static partial class A { [OpenRouterTool] static void }")]
    [InlineData("public static partial class A { [OpenRouterTool(] static void B() { } }")]
    [InlineData("public static partial class A { [OpenRouterTool(1, 2)] static void B() { } }")]
    [InlineData("public static partial class A { [OpenRouterTool(null, null)] static Missing B(Missing c, int d = ) }")]
    [InlineData("public static partial class A { [OpenRouterTool] static Task<> B(int , string) }")]
    [InlineData("public static partial class A { [OpenRouterTool] static void B() { } [OpenRouterTool] static void B() { } }")]
    [InlineData("public static partial class A { [OpenRouterTool, OpenRouterTool] static void B() { } }")]
    [InlineData("public partial class A { [OpenRouterTool] partial void B(); }")]
    [InlineData("public partial class A { [OpenRouterTool] public partial int B(); [OpenRouterTool] public partial int B() => 1; }")]
    [InlineData("public partial class A { [OpenRouterTool] public A() { } [OpenRouterTool] ~A() { } [OpenRouterTool] public static A operator +(A a, A b) => a; }")]
    [InlineData("public partial class A { public int B { [OpenRouterTool] get; } [OpenRouterTool] int IList<int>.C() => 1; }")]
    [InlineData("public partial class A { void B() { [OpenRouterTool] static void C() { } } }")]
    [InlineData("public partial interface A { [OpenRouterTool] void B(); } public partial enum C { [OpenRouterTool] D }")]
    [InlineData("[OpenRouterTool] void B() { }")]
    public async Task Nothing_throws_while_code_is_unfinished(string code)
    {
        GeneratorRun run = GeneratorRun.Of(Sources.Compile(isInternal: false, Sources.Tree("Mistake.cs",
            "using System.ComponentModel.DataAnnotations; using System.Text.Json.Serialization; using System.Threading.Tasks;\nnamespace OpenRouter.Aot.Demo;\n" + code)));
        await Analysis.ReportAsync(run);
    }

    /// <summary>Without a documentation file the compiler reads none of it, and a model is told the same.</summary>
    [Fact]
    public void Descriptions_are_there_without_a_documentation_file()
    {
        var golden = new GoldenCase("Schemas/Descriptions");
        CSharpCompilation with = golden.Compile(), without = with.RemoveAllSyntaxTrees().AddSyntaxTrees(with.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(
            tree.GetText(TestContext.Current.CancellationToken).ToString(), ((CSharpParseOptions)tree.Options).WithDocumentationMode(DocumentationMode.None), tree.FilePath, cancellationToken: TestContext.Current.CancellationToken)));

        // What the compiler itself would say, to show that it says nothing.
        Assert.Equal("", without.GetTypeByMetadataName("OpenRouter.Aot.Cases.Schemas.Descriptions.Documented")!.GetDocumentationCommentXml(cancellationToken: TestContext.Current.CancellationToken));
        Assert.Contains("By the parameter.", GoldenCase.Output(GeneratorRun.Of(without)), StringComparison.Ordinal);
        Assert.Equal(GoldenCase.Output(GeneratorRun.Of(with)), GoldenCase.Output(GeneratorRun.Of(without)));
    }
}
