using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;

namespace OpenRouter.Aot.Tests.Wire;

/// <summary>Reads a body into its type and writes it back.</summary>
internal static class RoundTrip
{
    /// <summary>Nothing is lost or changed, members that were null apart.</summary>
    public static T Check<T>(string json)
        where T : class, IJsonModel<T>
    {
        T value = OpenRouterJson.Parse<T>(Encoding.UTF8.GetBytes(json));
        JsonNode expected = WithoutNulls(JsonNode.Parse(json)!), written = JsonNode.Parse(OpenRouterJson.ToUtf8Bytes(value))!;
        Assert.True(JsonNode.DeepEquals(expected, WithoutNulls(written)), $"Read:\n{expected.ToJsonString()}\nWritten:\n{written.ToJsonString()}");
        return value;
    }

    /// <summary>The same, and every member has a property that holds it.</summary>
    public static T CheckTyped<T>(string json)
        where T : class, IJsonModel<T>
    {
        T value = Check<T>(json);
        List<string> untyped = [];
        Collect(value, typeof(T).Name, untyped);
        Assert.Empty(untyped);
        return value;
    }

    public static string Write<T>(T value)
        where T : class, IJsonModel<T> => Encoding.UTF8.GetString(OpenRouterJson.ToUtf8Bytes(value));

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
        var held = properties.Select(property => (property.Name, Value: property.GetValue(value))).Where(one => one.Value is not null).ToDictionary(one => one.Name, one => one.Value!);
        // What a property holds and would write otherwise, such as +00:00 for UTC, is here too.
        if (held.Remove("Extra", out object? extra))
            untyped.AddRange(((ExtraMembers)extra).Where(member => !held.ContainsKey(NameOf(member.Key))).Select(member => $"{path}: {member.Key} = {member.Value}"));
        foreach ((string name, object member) in held)
            Collect(member, $"{path}.{name}", untyped);
    }

    private static string NameOf(string wireName) => string.Concat(wireName.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static JsonNode WithoutNulls(JsonNode node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (string name in members.Where(member => member.Value is null).Select(member => member.Key).ToArray())
                    members.Remove(name);
                foreach ((_, JsonNode? member) in members)
                    WithoutNulls(member!);
                break;
            case JsonArray items:
                foreach (JsonNode? item in items)
                {
                    if (item is not null)
                        WithoutNulls(item);
                }

                break;
        }

        return node;
    }
}
