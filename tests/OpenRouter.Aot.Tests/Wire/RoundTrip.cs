using System.Text;
using System.Text.Json.Nodes;

namespace OpenRouter.Aot.Tests.Wire;

/// <summary>Reads JSON as a type of the library's, writes it back, and compares: nothing may be lost but members that were null.</summary>
internal static class RoundTrip
{
    public static T Parse<T>(string json)
        where T : class, IJsonModel<T> => OpenRouterJson.Parse<T>(Encoding.UTF8.GetBytes(json));

    public static string Write<T>(T value)
        where T : class, IJsonModel<T> => Encoding.UTF8.GetString(OpenRouterJson.ToUtf8Bytes(value));

    public static T AssertLossless<T>(string json, string name = "")
        where T : class, IJsonModel<T>
    {
        T value = Parse<T>(json);
        AssertSame(json, value, name);
        return value;
    }

    public static void AssertSame<T>(string json, T value, string name = "")
        where T : class, IJsonModel<T>
    {
        JsonNode? expected = WithoutNulls(JsonNode.Parse(json)), actual = WithoutNulls(JsonNode.Parse(Write(value)));
        Assert.True(JsonNode.DeepEquals(expected, actual), $"{name}\nexpected {expected?.ToJsonString()}\nactual   {actual?.ToJsonString()}");
    }

    public static IReadOnlyList<T> ParseLines<T>(string lines)
        where T : class, IJsonModel<T> => [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse<T>)];

    private static JsonNode? WithoutNulls(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Where(member => member.Value is not null)
            .Select(member => KeyValuePair.Create(member.Key, WithoutNulls(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(WithoutNulls)]),
        _ => node?.DeepClone(),
    };
}
