using System.Collections;
using System.Text.Json.Nodes;
using static System.FormattableString;

namespace OpenRouter.Aot.Tests.Configuration;

/// <summary>The schema that editors show and the reader that judges the file know the same members, and the same bounds of a key.</summary>
public class PoolSchemaTests
{
    // Each object of a pool file that has members of its own: where its schema stands, and a file that has it, with a hole for a member.
    private static readonly (string[] Schema, string File)[] Objects =
    [
        ([], """{ "keys": [{ "env": "A" }], HOLE }"""),
        (["properties", "keys", "items"], """{ "keys": [{ HOLE }] }"""),
        (["properties", "keys", "items", "properties", "replacement"], """{ "keys": [{ "env": "A", "replacement": { HOLE } }] }"""),
        (["properties", "accounts", "additionalProperties"], """{ "keys": [{ "env": "A", "account": "a" }], "accounts": { "a": { HOLE } } }"""),
        (["properties", "breaker"], """{ "keys": [{ "env": "A" }], "breaker": { HOLE } }"""),
        (["properties", "app"], """{ "keys": [{ "env": "A" }], "app": { HOLE } }"""),
    ];

    private static readonly JsonNode Schema = JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryFolder.Root, "docs", "pool.schema.json")))!;

    [Fact]
    public void The_test_knows_every_object_of_the_schema() => Assert.Equal(Objects.Length, CountObjects(Schema));

    [Fact]
    public void What_the_schema_names_the_reader_accepts_and_nothing_else() => Assert.All(Objects, item =>
    {
        string[] named = [.. Find(item.Schema)["properties"]!.AsObject().Select(property => property.Key)];
        string refusal = Assert.Single(Read(item.File, "\"no_such_member\": 1"), mistake => mistake.Contains("unknown member", StringComparison.Ordinal));
        string[] known = refusal[(refusal.IndexOf("known are ", StringComparison.Ordinal) + 10)..].TrimEnd('.').Split(", ");

        Assert.Equal(named.Order(), known.Order());
        Assert.All(named, name => Assert.DoesNotContain(
            Read(item.File, $"\"{name}\": 1"), mistake => mistake.Contains("unknown member", StringComparison.Ordinal)));
    });

    [Fact]
    public void What_the_reader_accepts_it_also_uses() => Assert.All(Objects, item =>
    {
        // A list is wrong for every member but these two: one that is not refused is one that nobody reads.
        IEnumerable<string> named = Find(item.Schema)["properties"]!.AsObject().Select(property => property.Key).Except(["$schema", "keys"]);
        Assert.All(named, name => Assert.Contains(Read(item.File, $"\"{name}\": [[]]"), mistake => mistake.Contains($"{name} must be a", StringComparison.Ordinal)));
    });

    [Fact]
    public void The_strategies_are_those_of_the_schema()
    {
        string[] named = [.. Schema["properties"]!["strategy"]!["enum"]!.AsArray().Select(name => name!.GetValue<string>())];
        Assert.Equal(Enum.GetValues<KeyStrategy>().Length, named.Length);
        Assert.All(named, name => Assert.Empty(Read(Objects[0].File, $"\"strategy\": \"{name}\"")));
    }

    [Theory]
    [InlineData("weight", 0.0, 0.001, 1.0, 1000.0, 1000.001)]
    [InlineData("priority", -1.0, 0.0, 1000.0, 1001.0)]
    [InlineData("concurrency", -1.0, 0.0, 1.0, 2147483647.0)]
    [InlineData("pace", -1.0, 0.0, 0.001, 1000000.0, 1000000.5)]
    public void The_bounds_of_a_key_are_those_of_the_schema(string name, params double[] values)
    {
        JsonNode rule = Schema["properties"]!["keys"]!["items"]!["properties"]![name]!;
        bool[] allowed = [.. values.Select(value => IsAllowed(rule, value))];
        bool[] accepted = [.. values.Select(value => Read("""{ "keys": [{ "env": "A", HOLE }] }""", Invariant($"\"{name}\": {value}")).Count == 0)];

        Assert.Equal(allowed, accepted);
        Assert.Equal([false, true], allowed.Distinct().Order());
    }

    private static bool IsAllowed(JsonNode rule, double value) =>
        !(value < rule["minimum"]?.GetValue<double>()) && !(value <= rule["exclusiveMinimum"]?.GetValue<double>()) &&
        !(value > rule["maximum"]?.GetValue<double>());

    private static JsonNode Find(string[] path) => path.Aggregate(Schema, (node, step) => node[step]!);

    private static int CountObjects(JsonNode? node) => node switch
    {
        JsonObject item => (item["properties"] is JsonObject ? 1 : 0) + item.Sum(member => CountObjects(member.Value)),
        JsonArray list => list.Sum(CountObjects),
        _ => 0,
    };

    /// <summary>The mistakes of a pool file.</summary>
    private static IReadOnlyList<string> Read(string file, string member)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("pool.json");
        File.WriteAllText(path, file.Replace("HOLE", member, StringComparison.Ordinal));
        try
        {
            EnvironmentReader.ReadPool(path, new Hashtable { ["A"] = "a" });
            return [];
        }
        catch (OpenRouterConfigurationException error)
        {
            return error.Mistakes;
        }
    }
}
