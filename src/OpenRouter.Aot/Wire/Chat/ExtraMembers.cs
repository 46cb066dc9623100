using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenRouter.Aot;

/// <summary>
/// Puts together members without a property that come in pieces: lists are joined (annotations), objects are joined member by member (the lists in
/// <c>logprobs</c>), of anything else the last value counts, and a null never replaces a value.
/// </summary>
internal sealed class ExtraMembers
{
    private JsonObject? members;

    public void Add(Dictionary<string, JsonElement>? piece)
    {
        foreach ((string name, JsonElement value) in piece ?? [])
            Join(members ??= [], name, value);
    }

    public void Set(string name, string value) => (members ??= [])[name] = value;

    public Dictionary<string, JsonElement>? ToMembers() =>
        members?.ToDictionary(member => member.Key, member => JsonElement.Parse(member.Value?.ToJsonString() ?? "null"), StringComparer.Ordinal);

    private static void Join(JsonObject into, string name, JsonElement value)
    {
        into.TryGetPropertyValue(name, out JsonNode? there);
        switch (value.ValueKind, there)
        {
            case (JsonValueKind.Array, JsonArray list):
                foreach (JsonElement item in value.EnumerateArray())
                    list.Add(ToNode(item));
                break;
            case (JsonValueKind.Object, JsonObject inner):
                foreach (JsonProperty property in value.EnumerateObject())
                    Join(inner, property.Name, property.Value);
                break;
            case (JsonValueKind.Null, not null):
                break;
            default:
                into[name] = ToNode(value);
                break;
        }
    }

    private static JsonNode? ToNode(JsonElement element) => JsonNode.Parse(element.GetRawText());
}
