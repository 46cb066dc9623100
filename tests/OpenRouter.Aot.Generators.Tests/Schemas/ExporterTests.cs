using System.Text.Json.Nodes;
using OpenRouter.Aot.Tests;

namespace OpenRouter.Aot.Generators.Tests.Schemas;

/// <summary>Our schemas are those of the framework's exporter, but for the differences that the documentation states.</summary>
public class ExporterTests
{
    public static TheoryData<string> Names => ShapeCases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_schema_is_that_of_the_exporter_but_for_the_stated_differences(string name)
    {
        ShapeCase shape = ShapeCases.Find(name);
        JsonNode expected = new StatedDifferences(name).Apply(shape.Exported);
        JsonNode actual = StatedDifferences.WithoutReferences(shape.ParsedSchema);

        Assert.True(JsonNode.DeepEquals(expected, actual), FirstDifference(expected, actual, "$") + "\n" + shape.Schema);
    }

    [Fact]
    public void There_are_at_least_thirty_shapes() => Assert.True(ShapeCases.All.Count >= 30);

    [Fact]
    public void Each_stated_difference_is_one()
    {
        var seen = new HashSet<string>();
        foreach (ShapeCase shape in ShapeCases.All)
        {
            var differences = new StatedDifferences(shape.Name);
            differences.Apply(shape.Exported);
            seen.UnionWith(differences.Seen);
        }

        Assert.Equal(StatedDifferences.Titles.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_documentation_states_the_differences_and_no_others()
    {
        string page = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "docs", "schemas.md"));
        string section = page.Split("## Differences from the framework's exporter\n")[1].Split("\n## ")[0];
        IEnumerable<string> rows = section.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(line => line.Split('|')[1].Trim());
        Assert.Equal(StatedDifferences.Titles.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    private static string? FirstDifference(JsonNode? expected, JsonNode? actual, string path)
    {
        if (JsonNode.DeepEquals(expected, actual))
            return null;
        if (expected is JsonObject left && actual is JsonObject right && left.Select(one => one.Key).ToHashSet().SetEquals(right.Select(one => one.Key)))
            return left.Select(one => FirstDifference(one.Value, right[one.Key], path + "." + one.Key)).First(one => one is not null);
        return $"{path}: expected {expected?.ToJsonString()}, actual {actual?.ToJsonString()}";
    }
}
