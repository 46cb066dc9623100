using System.Collections;
using System.Reflection;
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

    /// <summary>The same, and every member has a property that holds it.</summary>
    public static T AssertTyped<T>(string json)
        where T : class, IJsonModel<T>
    {
        T value = AssertLossless<T>(json);
        List<string> untyped = [];
        Collect(value, typeof(T).Name, untyped);
        Assert.Empty(untyped);
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

    private static void Collect(object value, string path, List<string> untyped)
    {
        if (value is IEnumerable list and not string)
        {
            foreach (object item in list)
                Collect(item, path + "[]", untyped);
            return;
        }

        if (value.GetType().Namespace?.StartsWith("OpenRouter.Aot", StringComparison.Ordinal) != true || value is RawJson or AnswerInfo)
            return;
        PropertyInfo[] properties = [.. value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(one => one.GetIndexParameters().Length == 0 && !one.PropertyType.IsByRefLike)];
        var held = properties.Select(property => (property.Name, Value: property.GetValue(value))).Where(one => one.Value is not null)
            .ToDictionary(one => one.Name, one => one.Value!);
        // What a property holds and would write otherwise, such as +00:00 for UTC, is here too.
        if (held.Remove("Extra", out object? extra))
            untyped.AddRange(((ExtraMembers)extra).Where(member => !held.ContainsKey(NameOf(member.Key))).Select(member => $"{path}: {member.Key} = {member.Value}"));
        foreach ((string name, object member) in held)
            Collect(member, $"{path}.{name}", untyped);
    }

    private static string NameOf(string wireName) => string.Concat(wireName.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static JsonNode? WithoutNulls(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Where(member => member.Value is not null)
            .Select(member => KeyValuePair.Create(member.Key, WithoutNulls(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(WithoutNulls)]),
        _ => node?.DeepClone(),
    };
}
