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
        if (value is ExtraMembers extra)
        {
            untyped.AddRange(extra.Select(member => $"{path}: {member.Key} = {member.Value}"));
            return;
        }

        if (value is IEnumerable list and not string)
        {
            foreach (object item in list)
                Collect(item, path + "[]", untyped);
            return;
        }

        if (value.GetType().Namespace?.StartsWith("OpenRouter.Aot", StringComparison.Ordinal) != true || value is RawJson or AnswerInfo)
            return;
        foreach (PropertyInfo property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(one => one.GetIndexParameters().Length == 0))
        {
            if (property.GetValue(value) is { } member)
                Collect(member, $"{path}.{property.Name}", untyped);
        }
    }

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
