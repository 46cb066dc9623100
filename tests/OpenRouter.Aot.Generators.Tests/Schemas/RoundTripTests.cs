using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenRouter.Aot.Generators.Tests.Schemas;

/// <summary>What the framework writes, our reader reads, and what our writer writes, the framework reads, as the same value.</summary>
public class RoundTripTests
{
    public static TheoryData<string> Names => ShapeCases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_are_the_same_to_us_and_to_the_framework(string name)
    {
        ShapeCase shape = ShapeCases.Find(name);
        Assert.NotEmpty(shape.Values);
        Assert.All(shape.Values, json =>
        {
            string written = shape.Trip(json);
            Assert.Equal(WithoutComputed(json), JsonNode.Parse(shape.TripByFramework(written)) is { } node ? WithoutComputed(node.ToJsonString(ShapeCase.Options)) : null);
            Assert.Equal(written, shape.Trip(written));
        });
    }

    // We do not write what nobody can set, and the framework does.
    private static string WithoutComputed(string json)
    {
        JsonNode node = JsonNode.Parse(json)!;
        node.AsObject().Remove("both");
        return node.ToJsonString(ShapeCase.Options);
    }
}
