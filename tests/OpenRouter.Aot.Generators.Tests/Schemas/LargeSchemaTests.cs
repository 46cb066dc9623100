using System.Globalization;
using System.Text;
using OpenRouter.Aot.Generators.Tests.Harness;

namespace OpenRouter.Aot.Generators.Tests.Schemas;

/// <summary>Types of which each has two of the next would double a schema with each step, until a compiler never ended.</summary>
public class LargeSchemaTests
{
    [Fact]
    public void A_schema_that_would_double_with_each_type_refers_to_them()
    {
        string output = Generate(40);

        Assert.InRange(output.Length, 1, 2_000_000);
        Assert.Contains("""{"$ref":"#/$defs/T39"}""", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_of_a_few_types_has_them_in_place() => Assert.DoesNotContain("$ref", Generate(6), StringComparison.Ordinal);

    private static string Generate(int count)
    {
        var code = new StringBuilder("namespace OpenRouter.Aot.Demo;\n");
        for (int i = 0; i < count; i++)
            code.Append(CultureInfo.InvariantCulture, $"[OpenRouterSchema] public partial record T{i}(T{i + 1} A, T{i + 1} B);\n");
        code.Append(CultureInfo.InvariantCulture, $"[OpenRouterSchema] public partial record T{count}(int A);\n");
        return GoldenCase.Output(GeneratorRun.Of(Sources.Compile(isInternal: false, Sources.Tree("Large.cs", code.ToString()))));
    }
}
