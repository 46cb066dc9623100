using System.Text.Json.Nodes;

namespace OpenRouter.Aot.Generators.Tests.Schemas;

/// <summary>Makes of what the framework's exporter says what we say, by the differences that <c>docs/schemas.md</c> states and by nothing else.</summary>
internal sealed class StatedDifferences(string shape)
{
    private const string Required = "required";
    private const string Defaults = "defaults";
    private const string Enumerations = "enumerations";
    private const string Uris = "addresses";
    private const string Durations = "durations";
    private const string References = "references";
    private const string Items = "nullable items";
    private const string Computed = "computed properties";
    private const string Limits = "limits";

    /// <summary>How deep references are followed; what is deeper is the same again.</summary>
    private const int MaxDepth = 24;

    private readonly HashSet<string> seen = [];

    /// <summary>What the differences are called, in the documentation as well.</summary>
    public static IReadOnlyList<string> Titles { get; } = [Required, Defaults, Enumerations, Uris, Durations, References, Items, Computed, Limits];

    /// <summary>The differences that there were.</summary>
    public IReadOnlySet<string> Seen => seen;

    /// <summary>The exporter's schema with the differences.</summary>
    public JsonNode Apply(JsonNode exported)
    {
        JsonNode schema = Expand(exported, exported, 0, () => seen.Add(References));
        Change(schema);
        Annotate(schema.AsObject());
        return schema;
    }

    /// <summary>A schema with what it refers to in place of the references, and a nullable reference as the framework has nullables.</summary>
    public static JsonNode WithoutReferences(JsonNode schema)
    {
        JsonNode expanded = Expand(schema, schema, 0, () => { });
        expanded.AsObject().Remove("$defs");
        return expanded;
    }

    private static JsonNode Expand(JsonNode node, JsonNode root, int depth, Action onReference)
    {
        if (node is JsonArray array)
            return new JsonArray([.. array.Select(item => item is null ? null : Expand(item, root, depth + 1, onReference))]);
        if (node is not JsonObject whole)
            return node.DeepClone();
        if (depth > MaxDepth && whole["properties"] is not null)
            return new JsonObject();
        if (whole["$ref"]?.GetValue<string>() is { } reference)
        {
            onReference();
            return Expand(Follow(root, reference), root, depth, onReference);
        }

        if (whole["anyOf"] is JsonArray { Count: 2 } either && (string?)either[1]!["type"] == "null")
        {
            JsonObject nullable = Expand(either[0]!, root, depth, onReference).AsObject();
            if (nullable["type"] is { } type)
                nullable["type"] = new JsonArray(type.GetValue<string>(), "null");
            return nullable;
        }

        var result = new JsonObject();
        foreach ((string name, JsonNode? value) in whole.Where(one => one.Key != "$defs"))
            result[name] = value is null ? null : Expand(value, root, depth + 1, onReference);
        // A set, which has no order.
        if (result[Required] is JsonArray required)
            result[Required] = new JsonArray([.. required.Select(name => (string?)name).Order(StringComparer.Ordinal).Select(name => (JsonNode?)name)]);
        return result;
    }

    private static JsonNode Follow(JsonNode root, string reference)
    {
        JsonNode at = root;
        foreach (string step in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
            at = (at is JsonArray array ? array[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : at[step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)])!;
        // The whole of the exporter's schema is what it was before anything was changed.
        return at;
    }

    private void Change(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (JsonNode? item in array)
                Change(item);
        }

        if (node is not JsonObject schema)
            return;
        if (schema["properties"] is JsonObject properties)
        {
            foreach ((string _, JsonNode? property) in properties)
            {
                if (property is JsonObject described)
                    Note(described.Remove("default"), Defaults);
            }

            if (shape == "Constructed")
                Note(properties.Remove("both"), Computed);
            string[] names = [.. properties.Select(one => one.Key).Order(StringComparer.Ordinal)];
            Note(schema[Required] is not JsonArray required || required.Count != names.Length, Required);
            schema[Required] = new JsonArray([.. names.Select(name => (JsonNode)name)]);
        }

        if (schema["type"] is { } type && Names(type).Contains("object") && schema["properties"] is null)
            schema["properties"] = new JsonObject();
        if (schema["enum"] is JsonArray choices && schema["type"] is null)
        {
            Note(true, Enumerations);
            schema["type"] = choices.Any(one => one is null) ? new JsonArray("string", "null") : "string";
        }

        if ((string?)schema["format"] == "uri")
            Note(schema.Remove("format"), Uris);
        Note(schema.Remove("$comment"), Durations);
        foreach ((string _, JsonNode? value) in schema)
            Change(value);
    }

    // What the exporter cannot know: attributes it does not look at, and what is erased of a type's arguments.
    private void Annotate(JsonObject schema)
    {
        JsonNode? properties = schema["properties"];
        if (shape == "ListsOfNullables")
        {
            Note(true, Items);
            properties!["c"]!["items"]!["type"] = new JsonArray("string", "null");
        }

        if (shape != "Limited")
            return;
        Note(true, Limits);
        Set(properties!["stars"]!, """{"minimum":1,"maximum":10}""");
        Set(properties["share"]!, """{"minimum":0,"exclusiveMaximum":1}""");
        Set(properties["price"]!, """{"minimum":0.01,"maximum":1000}""");
        Set(properties["code"]!, """{"minLength":2,"maxLength":5}""");
        Set(properties["tags"]!, """{"minItems":1,"maxItems":3}""");
        Set(properties["word"]!, """{"pattern":"^(?:[a-z]+)$"}""");
        Set(properties["mail"]!, """{"format":"email"}""");
        Set(properties["level"]!, """{"enum":["low","high"]}""");
        Set(properties["step"]!, """{"enum":[1,2,5,null]}""");
    }

    private static void Set(JsonNode schema, string keywords)
    {
        foreach ((string name, JsonNode? value) in JsonNode.Parse(keywords)!.AsObject())
            schema[name] = value?.DeepClone();
    }

    private static IEnumerable<string> Names(JsonNode type) => type is JsonArray names ? names.Select(name => name!.GetValue<string>()) : [type.GetValue<string>()];

    private void Note(bool isDifferent, string title)
    {
        if (isDifferent)
            seen.Add(title);
    }
}
