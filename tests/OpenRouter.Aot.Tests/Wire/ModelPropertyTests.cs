using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;

namespace OpenRouter.Aot.Tests.Wire;

/// <summary>Every type of the wire, with random values, beside <see cref="JsonNode"/>.</summary>
public class ModelPropertyTests
{
    public static TheoryData<string> Models => [.. RandomModels.All.Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(Models))]
    public void What_is_set_is_written_once_in_order_and_read_back_the_same(string name)
    {
        Type type = RandomModels.All.Single(model => model.FullName == name);
        Gen.Int.Sample(seed =>
        {
            object value = RandomModels.Make(type, new Random(seed));
            byte[] json = Write(type, value);
            JsonObject oracle = JsonNode.Parse(json)!.AsObject();
            AssertMembers(type, value, oracle);
            object again = Read(type, json);
            Assert.Equal(Encoding.UTF8.GetString(json), Encoding.UTF8.GetString(Write(type, again)));
            AssertMembers(type, again, oracle);
        }, iter: 100);
    }

    [Fact]
    public void All_types_are_tried() => Assert.True(RandomModels.All.Count > 60, $"{RandomModels.All.Count} types.");

    /// <summary>Each property that is set is the next member, with its value, and nothing else is there but what has no property.</summary>
    private static void AssertMembers(Type type, object value, JsonObject oracle)
    {
        using IEnumerator<KeyValuePair<string, JsonNode?>> members = oracle.GetEnumerator();
        int extra = 0;
        foreach (PropertyInfo property in RandomModels.MembersOf(type))
        {
            object? held = property.GetValue(value);
            if (held is ExtraMembers more)
            {
                extra = more.Count;
                continue;
            }

            if (held is null or ModelRoute { IsEmpty: true } || IsEmptyUnion(held))
                continue;
            Assert.True(members.MoveNext(), $"{type.Name}.{property.Name} was not written.");
            Assert.True(IsSame(held, members.Current.Value), $"{type.Name}.{property.Name} = {held} was written as {members.Current}.");
        }

        while (members.MoveNext())
            extra--;
        Assert.Equal(0, extra);
    }

    private static bool IsEmptyUnion(object held) => held.GetType().GetProperty("Alternative", BindingFlags.NonPublic | BindingFlags.Instance) is { } alternative && alternative.GetValue(held) is null;

    private static bool IsSame(object? held, JsonNode? node) => held switch
    {
        null => node is null,
        string text => (string?)node == text,
        bool flag => (bool?)node == flag,
        int or long or double => JsonNode.DeepEquals(JsonNode.Parse(Convert.ToString(held, CultureInfo.InvariantCulture)!), node),
        decimal amount => node!.GetValueKind() == System.Text.Json.JsonValueKind.String
            ? (string?)node == amount.ToString(CultureInfo.InvariantCulture)
            : (decimal?)node == amount,
        DateTimeOffset time => DateTimeOffset.Parse((string)node!, CultureInfo.InvariantCulture) == time,
        RawJson raw => JsonNode.DeepEquals(JsonNode.Parse(raw.ToString()), node),
        ModelRoute route => (string?)node == route.Primary,
        IDictionary map => node is JsonObject members && members.Count == map.Count && members.All(member => IsSame(map[member.Key], member.Value)),
        IList list => node is JsonArray items && items.Count == list.Count && Enumerable.Range(0, list.Count).All(i => IsSame(list[i], items[i])),
        _ when held.GetType().GetProperty("Alternative", BindingFlags.NonPublic | BindingFlags.Instance) is { } alternative => IsSame(alternative.GetValue(held), node),
        _ when held.GetType() is { IsValueType: true } openEnum => (string?)node == (string?)openEnum.GetProperty("Value")!.GetValue(held),
        ApiError error => JsonNode.DeepEquals(JsonNode.Parse(error.Json.ToString()), node),
        _ => IsSameModel(held, node),
    };

    private static bool IsSameModel(object held, JsonNode? node)
    {
        AssertMembers(held.GetType(), held, node!.AsObject());
        return true;
    }

    private static byte[] Write(Type type, object value) =>
        (byte[])Call(nameof(OpenRouterJson.ToUtf8Bytes), type, value)!;

    private static object Read(Type type, byte[] json) => typeof(ModelPropertyTests)
        .GetMethod(nameof(Parse), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [json])!;

    private static T Parse<T>(byte[] json)
        where T : class, IJsonModel<T> => OpenRouterJson.Parse<T>(json);

    private static object? Call(string method, Type type, object value) => typeof(OpenRouterJson).GetMethod(method)!.MakeGenericMethod(type).Invoke(null, [value]);
}
